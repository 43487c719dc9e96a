#include <fmt/format.h>

#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"

// Exact limits of a Poisson mean: F. Garwood, "Fiducial limits for the Poisson distribution",
// Biometrika 28 (1936).
namespace outagedb::sql {
namespace {

constexpr double kLargestCount = 1e15;  // whole numbers beyond are not told apart by a double

struct Counted {
  double n;
  double tail;  // the probability left out at one end
};

Counted counted(const Arguments& arguments) {
  const double n = arguments.number(0);
  if (!(n >= 0 && n <= kLargestCount) || n != std::floor(n)) {
    throw Error(fmt::format("n must be a whole number from 0 on, not {}", n));
  }
  const double level = arguments.number(1);
  if (!(level > 0 && level < 1))
    throw Error(fmt::format("the level must lie between 0 and 1, not be {}", level));
  return {n, (1 - level) / 2};
}

Value lower(const Arguments& arguments) {
  const auto [n, tail] = counted(arguments);
  if (n == 0) return 0.0;
  return boost::math::quantile(boost::math::chi_squared(2 * n), tail) / 2;
}

Value upper(const Arguments& arguments) {
  const auto [n, tail] = counted(arguments);
  return boost::math::quantile(boost::math::complement(boost::math::chi_squared(2 * n + 2), tail)) /
         2;
}

constexpr Scalar kFunctions[] = {{"poisson_lower", 2, lower}, {"poisson_upper", 2, upper}};

}  // namespace

void register_poisson_functions(sqlite3* db) { define_scalars(db, kFunctions); }

}  // namespace outagedb::sql
