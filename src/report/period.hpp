#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/instant.hpp"
#include "time/calendar.hpp"
#include "time/zone.hpp"

namespace outagedb {

// The month or year that a report is of, in its first zone: [from, until).
struct ReportPeriod {
  Period kind = Period::month;
  Instant from = 0;
  Instant until = 0;
  std::string label;  // 2025-05, 2025
};

[[nodiscard]] ReportPeriod period_at(Instant at, Period kind, const Zone& zone);
[[nodiscard]] ReportPeriod periods_before(ReportPeriod period, int number, const Zone& zone);
// Throws Error where the text is not one period of the kind.
[[nodiscard]] ReportPeriod requested_period(std::string_view text, Period kind, const Zone& zone);
// "2024-01..2025-12": all from the first to the last; one where there are no dots. Throws Error
// where it cannot be read or there is none.
[[nodiscard]] std::vector<ReportPeriod> requested_periods(std::string_view text, Period kind,
                                                          const Zone& zone);
// All that touch [from, until).
[[nodiscard]] std::vector<ReportPeriod> periods_in(Instant from, Instant until, Period kind,
                                                   const Zone& zone);

inline constexpr int kMonthsShown = 12;
// The twelve months up to the end of the period: of a year its own.
[[nodiscard]] std::vector<ReportPeriod> months_shown(const ReportPeriod& period, const Zone& zone);

}  // namespace outagedb
