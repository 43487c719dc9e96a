#include <fmt/format.h>

#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"
#include "sql/statistics/distributions.hpp"

namespace outagedb::sql {
namespace {

constexpr double kLargestCount = 1e15;  // well below 2^53, the limit of exact integers

double count_at(const Arguments& arguments, int at) {
  const double n = arguments.number(at);
  if (!(n >= 0 && n <= kLargestCount) || n != std::floor(n)) {
    throw Error(fmt::format("n must be an integer of 0 or more, not {}", n));
  }
  return n;
}

double dispersion_at(const Arguments& arguments, int at) {
  const double dispersion = arguments.number(at);
  if (!(dispersion > 0 && std::isfinite(dispersion)))
    throw Error(fmt::format("the dispersion must be above 0, not {}", dispersion));
  return dispersion;
}

// Exact limits of a Poisson mean: F. Garwood, "Fiducial limits for the Poisson distribution",
// Biometrika 28 (1936).
double lower_limit(double n, double level) {
  if (n == 0) return 0;
  return chi_square_quantile((1 - level) / 2, 2 * n) / 2;
}

double upper_limit(double n, double level) {
  const boost::math::chi_squared distribution(2 * n + 2);
  return boost::math::quantile(boost::math::complement(distribution, (1 - level) / 2)) / 2;
}

Value poisson_lower(const Arguments& arguments) {
  return lower_limit(count_at(arguments, 0), level_at(arguments, 1));
}

Value poisson_upper(const Arguments& arguments) {
  return upper_limit(count_at(arguments, 0), level_at(arguments, 1));
}

// Quasi-Poisson: the variance is not the mean but dispersion times the mean (P. McCullagh, J. A.
// Nelder, "Generalized Linear Models", 1989). So n counts as n / dispersion events of a Poisson
// process, each representing dispersion of them: Garwood's limits for the former times the latter.
// In R:
//   phi * qchisq(0.025, 2 * n / phi) / 2   and   phi * qchisq(0.975, 2 * n / phi + 2) / 2
Value quasi_poisson_lower(const Arguments& arguments) {
  const double dispersion = dispersion_at(arguments, 1);
  return dispersion * lower_limit(count_at(arguments, 0) / dispersion, level_at(arguments, 2));
}

Value quasi_poisson_upper(const Arguments& arguments) {
  const double dispersion = dispersion_at(arguments, 1);
  return dispersion * upper_limit(count_at(arguments, 0) / dispersion, level_at(arguments, 2));
}

constexpr Scalar kFunctions[] = {{"poisson_lower", 2, poisson_lower},
                                 {"poisson_upper", 2, poisson_upper},
                                 {"quasi_poisson_lower", 3, quasi_poisson_lower},
                                 {"quasi_poisson_upper", 3, quasi_poisson_upper}};

}  // namespace

void register_poisson_functions(sqlite3* db) { define_scalars(db, kFunctions); }

}  // namespace outagedb::sql
