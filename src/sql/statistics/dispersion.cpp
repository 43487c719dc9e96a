#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"
#include "sql/statistics/distributions.hpp"
#include "sql/statistics/sample.hpp"

namespace outagedb::sql {
namespace {

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

// Variance (n - 1) over squared mean, the index of dispersion of intervals: on average 1 if events
// come at random, and more if they come in bursts. D. R. Cox, P. A. W. Lewis, "The Statistical
// Analysis of Series of Events" (1966). In the long run it also equals the variance over the mean
// of the number of events of a renewal process.
Value index_of(const std::vector<double>& gaps) {
  if (gaps.size() < 2 || gaps.back() == 0) return {};
  const double m = mean(gaps);
  double squares = 0;
  for (const double gap : gaps) squares += (gap - m) * (gap - m);
  return squares / static_cast<double>(gaps.size() - 1) / (m * m);
}

// The probability of gaps that are at least as uneven if events come at random. P. A. P. Moran,
// "The random division of an interval, part II", JRSS B 13 (1951), which is M. S. Bartlett's test
// of equal variances (1937) with two degrees of freedom for each gap, including his correction:
//   2 sum(log(mean / gap)) / (1 + (n + 1) / (6 n))   is chi-square with n - 1 degrees of freedom.
Value p_of(const std::vector<double>& gaps) {
  if (gaps.size() < 2 || gaps.back() == 0) return {};
  const auto n = static_cast<double>(gaps.size());
  const double m = mean(gaps);
  double logs = 0;
  for (const double gap : gaps) logs += std::log(m / gap);
  // Rounding may give slightly less than 0 for equal gaps.
  return chi_square_upper_tail(std::fmax(0, 2 * logs / (1 + (n + 1) / (6 * n))), n - 1);
}

template <Value (*statistic)(const std::vector<double>&)>
class Gaps {
 public:
  void add(const Arguments& arguments) {
    if (!arguments.null(0)) sample_.add(gap(arguments));
  }
  void remove(const Arguments& arguments) {
    if (!arguments.null(0)) sample_.remove(gap(arguments));
  }
  Value value() { return statistic(sample_.sorted()); }

 private:
  static double gap(const Arguments& arguments) {
    const double gap = arguments.number(0);
    if (!(gap >= 0 && std::isfinite(gap)))
      throw Error(fmt::format("a gap must be 0 or more, not {}", gap));
    return gap;
  }

  Sample<double> sample_;
};

}  // namespace

void register_dispersion_functions(sqlite3* db) {
  define_aggregate<Gaps<index_of>>(db, "dispersion_index", 1);
  define_aggregate<Gaps<p_of>>(db, "dispersion_p", 1);
}

}  // namespace outagedb::sql
