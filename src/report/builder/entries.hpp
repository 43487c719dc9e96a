#pragma once

#include <string>
#include <vector>

#include "report/builder/known_of_period.hpp"
#include "report/page.hpp"

namespace outagedb {

inline constexpr std::size_t kEntriesListed = 20;

// Adds the outages and degradations that were certainly going on in the period, in chronological
// order; if there are more than kEntriesListed, only those that were down longest, the longest
// first. Also adds the days on which the platform was down, and how many events are not listed.
void add_entries(const KnownOfPeriod& known, Page& page);

}  // namespace outagedb
