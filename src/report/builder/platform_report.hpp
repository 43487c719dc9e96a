#pragma once

#include "report/builder/history.hpp"
#include "report/report.hpp"

namespace outagedb {

// What a report says of one platform in one period; rejects: how many records were ever refused.
[[nodiscard]] PlatformReport platform_report(PlatformHistory& history, const ReportRequest& request,
                                             const ReportPeriod& period, Instant as_of,
                                             std::size_t rejects);

}  // namespace outagedb
