#pragma once

#include "report/history.hpp"
#include "report/monthly.hpp"

namespace outagedb {

// What a report says of one platform in one period; rejects: how many records were ever refused.
[[nodiscard]] PlatformMonth platform_report(PlatformHistory& history, const MonthlyRequest& request,
                                            const ReportPeriod& period, Instant as_of,
                                            std::size_t rejects);

}  // namespace outagedb
