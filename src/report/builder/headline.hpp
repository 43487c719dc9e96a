#pragma once

#include <string>
#include <vector>

#include "report/builder/known_of_period.hpp"

namespace outagedb {

// "X went down four times in May 2025, for at least 10 h 25 min"; without a full stop.
[[nodiscard]] std::string headline_of(const KnownOfPeriod& known);
// Two or three sentences: the longest outage, the periods before, whether it comes back.
[[nodiscard]] std::vector<std::string> lead_of(const KnownOfPeriod& known);
// "X: 4 outages in May 2025", the title of a page about this platform.
[[nodiscard]] std::string page_title(const KnownOfPeriod& known);

}  // namespace outagedb
