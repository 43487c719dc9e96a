#include "report/period.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "time/parse.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kDots = "..";

std::string_view name_of(Period kind) { return kind == Period::month ? "month" : "year"; }

std::string example_of(Period kind) {
  return kind == Period::month ? "as in --month 2025-05, or --month 2024-01..2025-12 --every"
                               : "as in --year 2025, or --year 2024..2025 --every";
}

struct Window {
  Instant from;
  Instant until;
};

// From the start of one text's time to the end of the other's.
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
    throw Error(fmt::format("'{}' is no {}: {}", read, name_of(kind), error.what()),
                example_of(kind));
  }
}

}  // namespace

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
  throw Error(fmt::format("'{}' is not one {}", text, name_of(kind)), example_of(kind));
}

std::vector<ReportPeriod> requested_periods(std::string_view text, Period kind, const Zone& zone) {
  const auto dots = text.find(kDots);
  const auto last = dots == std::string_view::npos ? text : text.substr(dots + kDots.size());
  const Window window = requested_window(text.substr(0, dots), last, kind, zone);
  if (window.from >= window.until)
    throw Error(fmt::format("'{}' ends before it begins", text), example_of(kind));
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
  return periods_in(periods_before(last, kMonthsShown - 1, zone).from, period.until, Period::month,
                    zone);
}

}  // namespace outagedb
