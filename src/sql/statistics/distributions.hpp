#pragma once

#include "sql/arguments.hpp"

namespace outagedb::sql {

[[nodiscard]] double normal_quantile(double p);  // p between 0 and 1, both excluded

// df may be fractional; x may be infinite.
[[nodiscard]] double chi_square_upper_tail(double x, double df);
[[nodiscard]] double chi_square_quantile(double p, double df);

// The level of an interval, such as 0.95. Throws Error if it is not one.
[[nodiscard]] double level_at(const Arguments& arguments, int at);

}  // namespace outagedb::sql
