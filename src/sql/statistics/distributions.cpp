#include "sql/statistics/distributions.hpp"

#include <fmt/format.h>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"

namespace outagedb::sql {
namespace {

double probability(const Arguments& arguments, int at) {
  const double p = arguments.number(at);
  if (!(p > 0 && p < 1)) throw Error(fmt::format("p must be between 0 and 1, not {}", p));
  return p;
}

double degrees(const Arguments& arguments, int at) {
  const double df = arguments.number(at);
  if (!(df > 0 && std::isfinite(df)))
    throw Error(fmt::format("the degrees of freedom must be above 0, not {}", df));
  return df;
}

Value normal_cdf(const Arguments& arguments) {
  return boost::math::cdf(boost::math::normal(), arguments.number(0));
}

// For a test in which both large and small values are evidence against the hypothesis.
Value normal_p(const Arguments& arguments) {
  return 2 * boost::math::cdf(boost::math::normal(), -std::abs(arguments.number(0)));
}

Value normal_quantile_of(const Arguments& arguments) {
  return normal_quantile(probability(arguments, 0));
}

// For a test in which large values are evidence against the hypothesis: the upper tail.
Value chi_square_p(const Arguments& arguments) {
  const double x = arguments.number(0);
  if (!(x >= 0)) throw Error(fmt::format("chi-square cannot be {}", x));
  return chi_square_upper_tail(x, degrees(arguments, 1));
}

Value chi_square_quantile_of(const Arguments& arguments) {
  return chi_square_quantile(probability(arguments, 0), degrees(arguments, 1));
}

constexpr Scalar kFunctions[] = {{"normal_cdf", 1, normal_cdf},
                                 {"normal_p", 1, normal_p},
                                 {"normal_quantile", 1, normal_quantile_of},
                                 {"chi_square_p", 2, chi_square_p},
                                 {"chi_square_quantile", 2, chi_square_quantile_of}};

}  // namespace

double normal_quantile(double p) { return boost::math::quantile(boost::math::normal(), p); }

double chi_square_upper_tail(double x, double df) {
  if (std::isinf(x)) return 0;
  // So far below the mean the lower tail is smaller than 1e-100, and Boost may fail to compute it:
  // if x is about 0 it uses a gamma function of df / 2, which overflows above 3,510.
  if (df > 1000 && x < df / 4) return 1;
  return boost::math::cdf(boost::math::complement(boost::math::chi_squared(df), x));
}

double chi_square_quantile(double p, double df) {
  return boost::math::quantile(boost::math::chi_squared(df), p);
}

double level_at(const Arguments& arguments, int at) {
  const double level = arguments.number(at);
  if (!(level > 0 && level < 1))
    throw Error(fmt::format("the level must be between 0 and 1, not {}", level));
  return level;
}

void register_distribution_functions(sqlite3* db) { define_scalars(db, kFunctions); }

}  // namespace outagedb::sql
