#include "report/period.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "time/parse.hpp"

namespace outagedb {

ReportPeriod period_at(Instant at, Period kind, const Zone& zone) {
  return {kind, period_start(at, kind, zone), period_next(at, kind, zone),
          period_label(at, kind, zone)};
}

ReportPeriod periods_before(ReportPeriod period, int number, const Zone& zone) {
  for (int i = 0; i < number; ++i) period = period_at(period.from - 1, period.kind, zone);
  return period;
}

ReportPeriod requested_period(std::string_view text, Period kind, const Zone& zone) {
  TimeRules rules;
  rules.zone = zone;
  if (text.find("..") == std::string_view::npos) {
    ReportPeriod period = period_at(window_from(text, rules), kind, zone);
    if (period.from == window_from(text, rules) && period.until == window_until(text, rules))
      return period;
  }
  const bool month = kind == Period::month;
  throw Error(fmt::format("'{}' is not one {}", text, month ? "month" : "year"),
              month ? "as in --month 2025-05" : "as in --year 2025");
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
