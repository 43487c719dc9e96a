#pragma once

#include <vector>

#include "report/builder/known_of_period.hpp"
#include "report/page.hpp"

namespace outagedb {

// The limits of what the report can state, those that could change its headline first.
[[nodiscard]] std::vector<Unknown> what_is_unknown(const KnownOfPeriod& known);

}  // namespace outagedb
