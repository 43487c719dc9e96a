#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"
#include "sql/statistics/distributions.hpp"
#include "sql/statistics/sample.hpp"

// Trends in the rate of events at the times t of an observation that ended at T, whether or not
// anything happened then (time-truncated).
namespace outagedb::sql {
namespace {

using Times = std::vector<double>;  // sorted

double size(const Times& times) { return static_cast<double>(times.size()); }

// D. R. Cox, P. A. W. Lewis, "The Statistical Analysis of Series of Events" (1966), chapter 3,
// after Laplace: how many standard errors the mean time lies after the middle.
std::optional<double> laplace_u(const Times& times, double total) {
  double sum = 0;
  for (const double t : times) sum += t;
  return (sum / size(times) - total / 2) / (total * std::sqrt(1 / (12 * size(times))));
}

// The power law process, with lambda beta t^(beta - 1) events per unit of time: L. H. Crow,
// "Reliability analysis for complex, repairable systems", in Reliability and Biometry (1974);
// MIL-HDBK-189 (1981). The likelihood has no maximum if an event is at 0.
std::optional<double> beta(const Times& times, double total) {
  if (times.front() == 0) return std::nullopt;
  double logs = 0;
  for (const double t : times) logs += std::log(total / t);
  if (logs == 0) return std::nullopt;
  return size(times) / logs;
}

std::optional<double> lambda(const Times& times, double total) {
  const auto shape = beta(times, total);
  if (!shape) return std::nullopt;
  return size(times) / std::pow(total, *shape);
}

// 2 n beta / estimate is chi-square with 2 n degrees of freedom.
std::optional<double> beta_at(const Times& times, double total, double p) {
  const auto shape = beta(times, total);
  if (!shape) return std::nullopt;
  const double degrees = 2 * size(times);
  return *shape * chi_square_quantile(p, degrees) / degrees;
}

// Cramér-von Mises' distance from the power law, with the unbiased estimate of its shape.
std::optional<double> cramer_von_mises(const Times& times, double total) {
  const auto shape = beta(times, total);
  const double n = size(times);
  if (!shape || n < 2) return std::nullopt;
  double sum = 1 / (12 * n);
  double rank = 0;
  for (const double t : times) {
    const double expected = (2 * ++rank - 1) / (2 * n);
    const double found = std::pow(t / total, *shape * (n - 1) / n);
    sum += (found - expected) * (found - expected);
  }
  return sum;
}

// MIL-HDBK-189's table of 5 % critical values, which IEC 61164 also uses, by number of events.
// Between two rows the smaller value applies, which rejects a fit too early rather than too late.
Value cramer_von_mises_5(const Arguments& arguments) {
  constexpr std::array<std::pair<double, double>, 22> kTable{
      {{2, .175},  {3, .184},  {4, .191},  {5, .199},  {6, .204},  {7, .208},
       {8, .210},  {9, .212},  {10, .212}, {11, .214}, {12, .214}, {13, .214},
       {14, .214}, {15, .215}, {16, .216}, {17, .217}, {18, .217}, {19, .217},
       {20, .217}, {30, .218}, {60, .220}, {100, .220}}};
  Value critical;
  for (const auto& [n, value] : kTable) {
    if (n <= arguments.number(0)) critical = value;
  }
  return critical;
}

class Events {
 public:
  void add(const Arguments& arguments) {
    if (arguments.any_null()) return;
    const double total = arguments.number(1);
    if (!(total > 0 && std::isfinite(total)))
      throw Error(fmt::format("the observed time must be above 0, not {}", total));
    const double t = arguments.number(0);
    if (!(t >= 0 && t <= total))
      throw Error(fmt::format("the time {} is outside the observed {}", t, total));
    total_.set(total, "the observed time");
    if (arguments.size() > 2) level_.set(level_at(arguments, 2), "the level");
    sample_.add(t);
  }
  void remove(const Arguments& arguments) {
    if (!arguments.any_null()) sample_.remove(arguments.number(0));
  }

 protected:
  template <typename Statistic>
  Value value_of(Statistic statistic) {
    const Times& times = sample_.sorted();
    if (times.empty()) return {};
    const std::optional<double> number = statistic(times, total_.get());
    return number ? Value{*number} : Value{};
  }
  [[nodiscard]] double tail() const { return (1 - level_.get()) / 2; }

 private:
  Sample<double> sample_;
  Repeated total_;
  Repeated level_;
};

template <std::optional<double> (*statistic)(const Times&, double)>
class Trend : public Events {
 public:
  Value value() { return value_of(statistic); }
};

template <bool upper>
class BetaLimit : public Events {
 public:
  Value value() {
    return value_of([&](const Times& times, double total) {
      return beta_at(times, total, upper ? 1 - tail() : tail());
    });
  }
};

constexpr Scalar kFunctions[] = {{"cramer_von_mises_5", 1, cramer_von_mises_5}};

}  // namespace

void register_trend_functions(sqlite3* db) {
  define_aggregate<Trend<laplace_u>>(db, "laplace_u", 2);
  define_aggregate<Trend<beta>>(db, "power_law_beta", 2);
  define_aggregate<BetaLimit<false>>(db, "power_law_beta_lower", 3);
  define_aggregate<BetaLimit<true>>(db, "power_law_beta_upper", 3);
  define_aggregate<Trend<lambda>>(db, "power_law_lambda", 2);
  define_aggregate<Trend<cramer_von_mises>>(db, "power_law_cramer_von_mises", 2);
  define_scalars(db, kFunctions);
}

}  // namespace outagedb::sql
