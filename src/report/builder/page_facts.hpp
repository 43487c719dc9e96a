#pragma once

#include <vector>

#include "report/builder/known_of_period.hpp"
#include "report/page.hpp"

namespace outagedb {

// At most four: outages, time down, recurrence, and how much was monitored or available.
[[nodiscard]] std::vector<Fact> facts_of(const KnownOfPeriod& known);

}  // namespace outagedb
