#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"
#include "sql/sample.hpp"

// Two histories on one circle of n places: in how many places do both have something, and in how
// many would they if one were turned against the other? A turn keeps how each is clustered and
// breaks only what ties the two together: H. W. Lotwick and B. W. Silverman, "Methods for analysing
// spatial processes of several types of points", JRSS B 44 (1982).
namespace outagedb::sql {
namespace {

constexpr double kMostPlaces = 1e8;  // hours of eleven thousand years

// shift_chance(place, side, n, level): a row for each place from 0 on that side 0 or side 1
// occupies. JSON: shared, the places that both do; lower and upper, between which the places shared
// after a turn of 1 to n - 1 lie with that level (NULL where there is no turn); p, the share of all
// n turns that make so many shared as in truth or more.
class ShiftChance {
 public:
  void add(const Arguments& arguments) {
    if (const auto place = place_of(arguments)) side(arguments).add(*place);
  }
  void remove(const Arguments& arguments) {
    if (const auto place = place_of(arguments)) side(arguments).remove(*place);
  }

  Value value() {
    if (places_.get() == 0) return {};  // SQLite asks after a refused row too
    auto counts = shared();
    const std::uint32_t truth = counts[0];
    const auto more = std::count_if(counts.begin(), counts.end(),
                                    [&](std::uint32_t count) { return count >= truth; });
    const double p = static_cast<double>(more) / static_cast<double>(counts.size());
    counts.erase(counts.begin());
    const double tail = (1 - level_.get()) / 2;
    return fmt::format(R"({{"shared":{},"lower":{},"upper":{},"p":{}}})", truth,
                       quantile(counts, tail), quantile(counts, 1 - tail), p);
  }

 private:
  // For each turn of side 1 the number of places that both occupy then; 0 is how they stand.
  std::vector<std::uint32_t> shared() {
    const auto n = static_cast<std::int64_t>(places_.get());
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(n));
    for (const auto one : sides_[0].sorted()) {
      for (const auto two : sides_[1].sorted())
        ++counts[static_cast<std::size_t>(two >= one ? two - one : two - one + n)];
    }
    return counts;
  }

  // The inverse of the distribution: the smallest number that a share p does not exceed.
  static std::string quantile(std::vector<std::uint32_t>& counts, double p) {
    if (counts.empty()) return "null";
    const auto rank =
        static_cast<std::ptrdiff_t>(std::ceil(p * static_cast<double>(counts.size())));
    const auto at = counts.begin() + std::max<std::ptrdiff_t>(rank, 1) - 1;
    std::nth_element(counts.begin(), at, counts.end());
    return std::to_string(*at);
  }

  std::optional<std::int64_t> place_of(const Arguments& arguments) {
    const double places = arguments.number(2);
    if (!(places >= 1 && places <= kMostPlaces))
      throw Error(fmt::format("n must be from 1 to {}, not {}", kMostPlaces, places));
    const double level = arguments.number(3);
    if (!(level > 0 && level < 1))
      throw Error(fmt::format("the level must lie between 0 and 1, not be {}", level));
    places_.set(places, "n");
    level_.set(level, "the level");
    if (arguments.null(0)) return std::nullopt;
    const double place = arguments.number(0);
    if (!(place >= 0 && place < places))
      throw Error(fmt::format("the place {} is none of {}", place, places));
    return static_cast<std::int64_t>(place);
  }

  Sample<std::int64_t>& side(const Arguments& arguments) {
    return sides_[arguments.number(1) == 0 ? 0 : 1];
  }

  Sample<std::int64_t> sides_[2];
  Repeated places_;
  Repeated level_;
};

}  // namespace

void register_shift_functions(sqlite3* db) { define_aggregate<ShiftChance>(db, "shift_chance", 4); }

}  // namespace outagedb::sql
