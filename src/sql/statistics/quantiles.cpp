#include <fmt/format.h>

#include <cmath>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"
#include "sql/statistics/sample.hpp"

namespace outagedb::sql {
namespace {

// Hyndman and Fan's type 7, as in R, NumPy and Excel: linear between the order statistics around (n
// - 1) p.
Value type_7(const std::vector<double>& sorted, double p) {
  if (sorted.empty()) return {};
  const double place = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(place);
  const double part = place - std::floor(place);
  const double low = sorted[below];
  if (part == 0 || sorted[below + 1] == low) return low;  // also for infinities
  return std::lerp(low, sorted[below + 1], part);
}

class Median {
 public:
  void add(const Arguments& arguments) {
    if (!arguments.null(0)) sample_.add(arguments.number(0));
  }
  void remove(const Arguments& arguments) {
    if (!arguments.null(0)) sample_.remove(arguments.number(0));
  }
  Value value() { return type_7(sample_.sorted(), 0.5); }

 private:
  Sample<double> sample_;
};

class Percentile {
 public:
  void add(const Arguments& arguments) {
    if (arguments.any_null()) return;
    const double p = arguments.number(1);
    if (!(p >= 0 && p <= 1)) throw Error(fmt::format("p must be between 0 and 1, not {}", p));
    p_.set(p, "p");
    sample_.add(arguments.number(0));
  }
  void remove(const Arguments& arguments) {
    if (!arguments.any_null()) sample_.remove(arguments.number(0));
  }
  Value value() { return type_7(sample_.sorted(), p_.get()); }

 private:
  Sample<double> sample_;
  Repeated p_;
};

}  // namespace

void register_quantile_functions(sqlite3* db) {
  define_aggregate<Median>(db, "median", 1);
  define_aggregate<Percentile>(db, "percentile", 2);
}

}  // namespace outagedb::sql
