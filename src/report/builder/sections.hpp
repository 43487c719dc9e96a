#pragma once

#include <vector>

#include "report/builder/history.hpp"
#include "report/builder/known_of_period.hpp"
#include "report/report.hpp"

namespace outagedb {

// The folded sections, if they are requested, and the corrections after a report, if their time is
// given. Sections without content are left out.
[[nodiscard]] std::vector<Section> sections_of(PlatformHistory& history,
                                               const ReportRequest& request,
                                               const KnownOfPeriod& known, const Page& page);

}  // namespace outagedb
