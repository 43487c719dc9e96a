#pragma once

#include <array>

#include "model/instant.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// Seconds by what a zone's clock shows: weekday (0 is Monday) and hour.
using WeekHours = std::array<std::array<Seconds, 24>, 7>;

// How much of [from, until) the clock shows each weekday and hour: an hour that is shown twice
// counts twice, one that is skipped not at all. Nothing where the stretch is empty. Throws Error
// where the tz database does not reach.
[[nodiscard]] WeekHours week_hours(Instant from, Instant until, const Zone& zone);

}  // namespace outagedb
