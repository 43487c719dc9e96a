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

// "day", "week", "saudi-week" …. Throws Error for an unknown name.
[[nodiscard]] Period period_named(std::string_view name);

// The first instant of the period that holds `at` in the zone. A day consists of the instants that
// exist in it.
[[nodiscard]] Instant period_start(Instant at, Period period, const Zone& zone);
// The first instant of the next period, so that [start, next) tile the time line.
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
// Throws Error if the tz database does not define the zone's clocks at that time.
[[nodiscard]] LocalTime to_local(Instant at, const Zone& zone);
// The zone in which to display a moment and the year after it: UTC if the zone's clocks are not
// known until then, as for most zones after 2037.
[[nodiscard]] Zone telling_zone(const Zone& zone, Instant at);

}  // namespace outagedb
