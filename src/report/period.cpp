#include "report/period.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/error.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kDots = "..";

constexpr PeriodKind kKinds[] = {{Period::week, 52, "week", "weekly", "2025-W20", "2025-W26"},
                                 {Period::month, 12, "month", "monthly", "2025-05", "2025-12"},
                                 {Period::quarter, 4, "quarter", "quarterly", "2025-Q2", "2025-Q4"},
                                 {Period::year, 1, "year", "yearly", "2025", "2026"}};

std::string example_of(const PeriodKind& kind) {
  return fmt::format("as in --{0} {1}, or --{0} {1}..{2} --every", kind.name, kind.example,
                     kind.later);
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

ReportPeriod requested_period(std::string_view text, Period kind, const Zone& zone) {
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
