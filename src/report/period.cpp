#include "report/period.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/error.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kDots = "..";

constexpr Seconds kDay = 86400;
constexpr Seconds kHour = 3600;  // by which a change of the clocks makes a period longer or shorter

constexpr PeriodKind kKinds[] = {
    {Period::week, 52, "week", "week", "weekly", "2025-W20", "2025-W26"},
    {Period::month, 12, "month", "month", "monthly", "2025-05", "2025-12"},
    {Period::quarter, 4, "quarter", "quarter", "quarterly", "2025-Q2", "2025-Q4"},
    {Period::year, 1, "year", "year", "yearly", "2025", "2026"},
    {Period::day, 0, "period", "all", "period", "2025-03-01", "2025-05-15"}};

std::string example_of(const PeriodKind& kind) {
  return kind.period == Period::day
             ? fmt::format("as in --from {} --until {}", kind.example, kind.later)
             : fmt::format("as in --{0} {1}, or --{0} {1}..{2} --every", kind.name, kind.example,
                           kind.later);
}

// The start of the day so many days earlier.
Instant days_before(Instant start, std::int64_t days, const Zone& zone) {
  return period_start(start - days * kDay + kDay / 2, Period::day, zone);
}

Instant year_before(Instant start, const Zone& zone) {
  const LocalTime local = to_local(start, zone);
  const Instant before = days_before(start, 365, zone);
  const LocalTime then = to_local(before, zone);
  return then.month == local.month && then.day == local.day ? before
                                                            : days_before(start, 366, zone);
}

ReportPeriod days_from(Instant from, Instant until, const Zone& zone) {
  return {Period::day, from, until,
          fmt::format("{}{}{}", period_label(from, Period::day, zone), kDots,
                      period_label(until - 1, Period::day, zone))};
}

std::vector<ReportPeriod> compared_days(const ReportPeriod& period, const Zone& zone) {
  const std::int64_t days = (period.until - period.from + kDay / 2) / kDay;
  std::vector<ReportPeriod> periods{
      period, days_from(days_before(period.from, days, zone), period.from, zone)};
  if (days < 365)
    periods.push_back(
        days_from(year_before(period.from, zone), year_before(period.until, zone), zone));
  return periods;
}

struct Window {
  Instant from;
  Instant until;
};

// From the start of the first text's time to the end of the last one's.
Window requested_window(std::string_view first, std::string_view last, Period kind,
                        const Zone& zone) {
  TimeRules rules;
  rules.zone = zone;
  std::string_view read = first;
  try {
    const Instant from = window_from(first, rules);
    read = last;
    return {from, window_until(last, rules)};
  } catch (const Error& error) {
    throw Error(fmt::format("'{}' is not a {}: {}", read, kind_of(kind).name, error.what()),
                example_of(kind_of(kind)));
  }
}

ReportPeriod requested_days(std::string_view text, const Zone& zone) {
  const auto dots = text.find(kDots);
  const Window window =
      requested_window(text.substr(0, dots), text.substr(dots + kDots.size()), Period::day, zone);
  if (window.from >= window.until)
    throw Error(fmt::format("the period {} ends before it starts", text),
                "give the first day with --from and the last one with --until");
  for (const Instant at : {window.from, window.until}) {
    if (period_start(at, Period::day, zone) != at)
      throw Error(fmt::format("the period {} does not consist of whole days", text),
                  "give days without times of day, as in --from 2025-03-01 --until 2025-05-15");
  }
  return days_from(window.from, window.until, zone);
}

}  // namespace

std::span<const PeriodKind> period_kinds() { return kKinds; }

const PeriodKind& kind_of(Period period) {
  const auto* found = std::ranges::find(kKinds, period, &PeriodKind::period);
  if (found == std::end(kKinds)) throw Error("there are no reports of such periods");
  return *found;
}

ReportPeriod period_at(Instant at, Period kind, const Zone& zone) {
  return {kind, period_start(at, kind, zone), period_next(at, kind, zone),
          period_label(at, kind, zone)};
}

ReportPeriod periods_before(ReportPeriod period, int number, const Zone& zone) {
  for (int i = 0; i < number; ++i) period = period_at(period.from - 1, period.kind, zone);
  return period;
}

std::vector<ReportPeriod> compared_periods(const ReportPeriod& period, const Zone& zone) {
  if (period.kind == Period::day) return compared_days(period, zone);
  std::vector<ReportPeriod> periods{period, periods_before(period, 1, zone)};
  const int in_a_year = kind_of(period.kind).in_a_year;
  if (in_a_year > 1) periods.push_back(periods_before(period, in_a_year, zone));
  return periods;
}

bool is_short(const ReportPeriod& period) {
  return period.until - period.from <= 31 * kDay + kHour;
}

ReportPeriod requested_period(std::string_view text, Period kind, const Zone& zone) {
  if (kind == Period::day) return requested_days(text, zone);
  if (text.find(kDots) == std::string_view::npos) {
    const Window window = requested_window(text, text, kind, zone);
    ReportPeriod period = period_at(window.from, kind, zone);
    if (period.from == window.from && period.until == window.until) return period;
  }
  throw Error(fmt::format("'{}' is not a single {}", text, kind_of(kind).name),
              example_of(kind_of(kind)));
}

std::vector<ReportPeriod> requested_periods(std::string_view text, Period kind, const Zone& zone) {
  const auto dots = text.find(kDots);
  const auto last = dots == std::string_view::npos ? text : text.substr(dots + kDots.size());
  const Window window = requested_window(text.substr(0, dots), last, kind, zone);
  if (window.from >= window.until)
    throw Error(fmt::format("'{}' ends before it starts", text), example_of(kind_of(kind)));
  return periods_in(window.from, window.until, kind, zone);
}

std::vector<ReportPeriod> periods_in(Instant from, Instant until, Period kind, const Zone& zone) {
  std::vector<ReportPeriod> periods;
  for (Instant at = from; at < until; at = periods.back().until)
    periods.push_back(period_at(at, kind, zone));
  return periods;
}

std::vector<ReportPeriod> months_shown(const ReportPeriod& period, const Zone& zone) {
  const ReportPeriod last = period_at(period.until - 1, Period::month, zone);
  std::vector<ReportPeriod> months = periods_in(periods_before(last, kMonthsShown - 1, zone).from,
                                                period.until, Period::month, zone);
  months.back().until = period.until;
  return months;
}

}  // namespace outagedb
