#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/instant.hpp"
#include "time/calendar/calendar.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// A kind of period for reports. The commands, their options and the keys of texts are derived from
// this table.
struct PeriodKind {
  Period period;             // day: any number of days
  int in_a_year;             // number of periods from the same one of the year before; 0: any days
  std::string_view name;     // of the option and in keys of texts: "month"
  std::string_view by;       // of queries
  std::string_view command;  // "monthly"
  std::string_view example;  // "2025-05"
  std::string_view later;    // a later one, for examples of ranges
};

[[nodiscard]] std::span<const PeriodKind> period_kinds();
// Throws Error if there are no reports for such periods.
[[nodiscard]] const PeriodKind& kind_of(Period period);

// The period of a report, in its first zone: [from, until).
struct ReportPeriod {
  Period kind = Period::month;
  Instant from = 0;
  Instant until = 0;
  std::string label;  // 2025-W20, 2025-05, 2025-Q2, 2025, 2025-03-01..2025-05-15
};

// Whether it has at most the days of a month.
[[nodiscard]] bool is_short(const ReportPeriod& period);

[[nodiscard]] ReportPeriod period_at(Instant at, Period kind, const Zone& zone);
[[nodiscard]] ReportPeriod periods_before(ReportPeriod period, int number, const Zone& zone);
// The period, the one before and, for periods shorter than a year, the same one a year before. Days
// are compared with as many days before them, and with the same dates of the year before.
[[nodiscard]] std::vector<ReportPeriod> compared_periods(const ReportPeriod& period,
                                                         const Zone& zone);
// Throws Error if the text is not a single period of the kind. Days are "2025-03-01..2025-05-15".
[[nodiscard]] ReportPeriod requested_period(std::string_view text, Period kind, const Zone& zone);
// "2024-01..2025-12": all periods from the first to the last; a single one without dots. Throws
// Error if the text cannot be parsed or the range is empty.
[[nodiscard]] std::vector<ReportPeriod> requested_periods(std::string_view text, Period kind,
                                                          const Zone& zone);
// All that overlap [from, until).
[[nodiscard]] std::vector<ReportPeriod> periods_in(Instant from, Instant until, Period kind,
                                                   const Zone& zone);

inline constexpr int kMonthsShown = 12;
// The twelve months up to and including the last month of the period: for a year, its own months.
[[nodiscard]] std::vector<ReportPeriod> months_shown(const ReportPeriod& period, const Zone& zone);

}  // namespace outagedb
