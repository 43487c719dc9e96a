#pragma once

#include <string>
#include <string_view>

#include "model/instant.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

enum class Period {
  hour,
  day,
  week,
  saudi_week,
  month,
  quarter,
  year
};  // week: ISO, from Monday; saudi_week: from Sunday

// "day", "week", "saudi-week" …; throws Error.
[[nodiscard]] Period period_named(std::string_view name);

// First instant of the period that holds `at` in the zone; a day always exists as the instants it
// has.
[[nodiscard]] Instant period_start(Instant at, Period period, const Zone& zone);
// First instant of the next one, so that [start, next) tile the time line.
[[nodiscard]] Instant period_next(Instant at, Period period, const Zone& zone);
// 2025-05-24T08, 2025-05-24, 2025-W21, 2025-05-18 (the Sunday of a Saudi week), 2025-05, 2025-Q2,
// 2025.
[[nodiscard]] std::string period_label(Instant at, Period period, const Zone& zone);

struct LocalTime {
  int year, month, day, hour, minute, second;
  int weekday;  // 1 Monday … 7 Sunday
  Seconds offset;
  std::string abbreviation;  // EDT, +03
};
// Throws Error where the tz database does not say how the zone's clocks will go by then.
[[nodiscard]] LocalTime to_local(Instant at, const Zone& zone);
// The zone that a moment can be told in, as far ahead as the year after it: UTC instead of one
// whose clocks are not known then, as most are not after 2037.
[[nodiscard]] Zone telling_zone(const Zone& zone, Instant at);

}  // namespace outagedb
