#include <fmt/format.h>

#include "time/calendar.hpp"
#include "time/format.hpp"
#include "time/wall_clock.hpp"

namespace outagedb {
namespace {

bool starts(Instant at, Period period, const Zone& zone) {
  return period_start(at, period, zone) == at;
}

bool ends(Instant at, Period period, const Zone& zone) { return starts(at + 1, period, zone); }

bool shown_twice(Instant at, const Zone& zone) {
  return showings_of(local_at(at, zone), zone).instants.size() > 1;
}

// The label of the largest period that begins (or ends) there, for an end that stands alone.
std::string edge_text(Instant at, bool is_start, const Zone& zone) {
  const auto at_edge = [&](Period period) {
    return is_start ? starts(at, period, zone) : ends(at, period, zone);
  };
  if (shown_twice(at, zone)) return format_rfc3339(at, zone);
  if (at_edge(Period::month)) return period_label(at, Period::month, zone);
  if (at_edge(Period::day)) return period_label(at, Period::day, zone);
  return format_minute(at, zone);
}

// One year, month or day, or whole days; empty where the bounds are finer.
std::string days_text(Instant min, Instant max, const Zone& zone) {
  if (!starts(min, Period::day, zone) || !ends(max, Period::day, zone)) return {};
  for (const auto period : {Period::year, Period::month, Period::day}) {
    const bool whole = starts(min, period, zone) && period_next(min, period, zone) == max + 1;
    if (whole) return period_label(min, period, zone);
  }
  return period_label(min, Period::day, zone) + ".." + period_label(max, Period::day, zone);
}

std::string between_text(Instant min, Instant max, const Zone& zone) {
  // Written with offsets, or it would not be read again as the same moments.
  if (shown_twice(min, zone) || shown_twice(max, zone)) {
    return format_rfc3339(min, zone) + ".." + format_rfc3339(max, zone);
  }
  std::string days = days_text(min, max, zone);
  if (!days.empty()) return days;
  const std::string from = format_minute(min, zone);
  const std::string until = format_minute(max, zone);
  constexpr std::size_t kDate = 10;
  const bool same_day = from.substr(0, kDate) == until.substr(0, kDate);
  return from + ".." + (same_day ? until.substr(kDate + 1) : until);
}

}  // namespace

std::string format_bounds(const TimeBounds& bounds, const Zone& zone) {
  if (!bounds.known()) return "?";
  if (!bounds.max) return edge_text(*bounds.min, true, zone) + "..";
  if (!bounds.min) return ".." + edge_text(*bounds.max, false, zone);
  if (bounds.exact()) {
    const bool twice = shown_twice(*bounds.min, zone);
    return twice ? format_rfc3339(*bounds.min, zone) : format_minute(*bounds.min, zone);
  }
  return between_text(*bounds.min, *bounds.max, zone);
}

}  // namespace outagedb
