#include "time/calendar/week_hours.hpp"

#include <date/tz.h>

#include <algorithm>
#include <chrono>

#include "time/zones/tzdata.hpp"
#include "time/zones/wall_clock.hpp"

namespace outagedb {
namespace {

constexpr Seconds kWeek = 7 * kDay;
constexpr LocalSeconds kMonday = 4 * kDay;  // 1970-01-05

// For an interval without clock changes: whole weeks at once, the rest hour by hour.
void add(WeekHours& hours, LocalSeconds from, LocalSeconds until) {
  const Seconds weeks = (until - from) / kWeek;
  for (auto& day : hours) {
    for (Seconds& hour : day) hour += weeks * kHour;
  }
  for (LocalSeconds at = from + weeks * kWeek; at < until;) {
    const Seconds into_week = ((at - kMonday) % kWeek + kWeek) % kWeek;
    const LocalSeconds next = std::min(until, at + kHour - into_week % kHour);
    hours.at(static_cast<std::size_t>(into_week / kDay))
        .at(static_cast<std::size_t>(into_week % kDay / kHour)) += next - at;
    at = next;
  }
}

}  // namespace

WeekHours week_hours(Instant from, Instant until, const Zone& zone) {
  WeekHours hours{};
  if (from >= until) return hours;
  check_known(*zone.get(), until - 1);
  for (Instant at = from; at < until;) {
    const auto info = zone.get()->get_info(date::sys_seconds{std::chrono::seconds{at}});
    const Instant next = std::min(until, Instant{info.end.time_since_epoch().count()});
    add(hours, at + info.offset.count(), next + info.offset.count());
    at = next;
  }
  return hours;
}

}  // namespace outagedb
