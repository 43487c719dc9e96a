#pragma once

#include "report/figures.hpp"

namespace outagedb {

class PlatformHistory;
struct ReportRequest;
struct ReportPeriod;

[[nodiscard]] Figures figures_of(PlatformHistory& history, const ReportRequest& request,
                                 const ReportPeriod& period, Instant as_of);

}  // namespace outagedb
