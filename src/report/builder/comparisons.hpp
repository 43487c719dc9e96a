#pragma once

#include "report/builder/known_of_period.hpp"
#include "report/page.hpp"

namespace outagedb {

// Adds the twelve months up to the end of the period, and how the period compares with them.
void add_months(const KnownOfPeriod& known, Page& page);
// Adds how soon another outage followed.
void add_recurrence(const KnownOfPeriod& known, Page& page);
// Adds how long the outages of the period lasted, if there are enough, and which components they
// hit, if there are several.
void add_lengths_and_components(const KnownOfPeriod& known, Page& page);

}  // namespace outagedb
