#include <fmt/format.h>

#include "time/calendar/calendar.hpp"
#include "time/format/format_time.hpp"
#include "time/zones/wall_clock.hpp"

namespace outagedb {
namespace {

bool starts(Instant at, Period period, const Zone& zone) {
  return period_start(at, period, zone) == at;
}

bool ends(Instant at, Period period, const Zone& zone) { return starts(at + 1, period, zone); }

bool shown_twice(Instant at, const Zone& zone) {
  return showings_of(local_at(at, zone), zone).instants.size() > 1;
}

// The label of the largest period that begins (or ends) there, for a one-sided bound.
std::string edge_text(Instant at, bool is_start, const Zone& zone, const TimeStyle& style) {
  const auto at_edge = [&](Period period) {
    return is_start ? starts(at, period, zone) : ends(at, period, zone);
  };
  if (shown_twice(at, zone)) return style.with_offset(at, zone);
  if (at_edge(Period::month)) return style.period(at, Period::month, zone);
  if (at_edge(Period::day)) return style.period(at, Period::day, zone);
  return style.minute(at, zone);
}

// A single year, month or day, or whole days; empty if the bounds are finer.
std::string days_text(Instant min, Instant max, const Zone& zone, const TimeStyle& style) {
  if (!starts(min, Period::day, zone) || !ends(max, Period::day, zone)) return {};
  for (const auto period : {Period::year, Period::month, Period::day}) {
    const bool whole = starts(min, period, zone) && period_next(min, period, zone) == max + 1;
    if (whole) return style.period(min, period, zone);
  }
  return style.between(style.period(min, Period::day, zone), style.period(max, Period::day, zone));
}

std::string between_text(Instant min, Instant max, const Zone& zone, const TimeStyle& style) {
  // With offsets, as otherwise it would not be read back as the same moments.
  if (shown_twice(min, zone) || shown_twice(max, zone))
    return style.between(style.with_offset(min, zone), style.with_offset(max, zone));
  std::string days = days_text(min, max, zone, style);
  if (!days.empty()) return days;
  if (period_start(min, Period::day, zone) == period_start(max, Period::day, zone))
    return style.on_one_day(min, max, zone);
  return style.between(style.minute(min, zone), style.minute(max, zone));
}

}  // namespace

std::string TimeStyle::period(Instant at, Period period, const Zone& zone) const {
  return period_label(at, period, zone);
}

std::string TimeStyle::minute(Instant at, const Zone& zone) const {
  return format_minute(at, zone);
}

std::string TimeStyle::with_offset(Instant at, const Zone& zone) const {
  return format_rfc3339(at, zone);
}

std::string TimeStyle::in_utc(const std::string& times) const { return times + " UTC"; }

std::string TimeStyle::since(const std::string& time) const { return time + ".."; }

std::string TimeStyle::until(const std::string& time) const { return ".." + time; }

std::string TimeStyle::between(const std::string& from, const std::string& until) const {
  return from + ".." + until;
}

std::string TimeStyle::on_one_day(Instant from, Instant until, const Zone& zone) const {
  constexpr std::size_t kDate = 10;
  return minute(from, zone) + ".." + minute(until, zone).substr(kDate + 1);
}

std::string TimeStyle::unknown() const { return "?"; }

std::string format_bounds(const TimeBounds& bounds, const Zone& zone, const TimeStyle& style) {
  if (!bounds.known()) return style.unknown();
  const Zone telling = telling_zone(zone, bounds.max ? *bounds.max : *bounds.min);
  if (telling != zone) return style.in_utc(format_bounds(bounds, telling, style));
  if (!bounds.max) return style.since(edge_text(*bounds.min, true, zone, style));
  if (!bounds.min) return style.until(edge_text(*bounds.max, false, zone, style));
  if (!bounds.exact()) return between_text(*bounds.min, *bounds.max, zone, style);
  const bool twice = shown_twice(*bounds.min, zone);
  return twice ? style.with_offset(*bounds.min, zone) : style.minute(*bounds.min, zone);
}

std::string format_bounds(const TimeBounds& bounds, const Zone& zone) {
  return format_bounds(bounds, zone, TimeStyle());
}

}  // namespace outagedb
