#pragma once

#include <array>

#include "model/instant.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// Seconds by a zone's local weekday (0 is Monday) and hour.
using WeekHours = std::array<std::array<Seconds, 24>, 7>;

// How much of [from, until) falls into each local weekday and hour: a repeated hour counts twice, a
// skipped one not at all. All zero if the interval is empty. Throws Error if it exceeds the range
// of the tz database.
[[nodiscard]] WeekHours week_hours(Instant from, Instant until, const Zone& zone);

}  // namespace outagedb
