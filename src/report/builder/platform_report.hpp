#pragma once

#include "report/builder/history.hpp"
#include "report/report.hpp"

namespace outagedb {

// The report of one platform for one period. zones: those requested and UTC; rejects: the total
// number of rejected records.
[[nodiscard]] PlatformReport platform_report(PlatformHistory& history, const ReportRequest& request,
                                             const ReportPeriod& period,
                                             const std::vector<Zone>& zones, Instant as_of,
                                             std::size_t rejects);

}  // namespace outagedb
