#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// The time that a wall clock shows, in seconds as if it were UTC. Only the name distinguishes it
// from Instant: both are whole seconds, and every function below states which one it takes.
using LocalSeconds = std::int64_t;

inline constexpr Seconds kMinute = 60;
inline constexpr Seconds kHour = 3600;
inline constexpr Seconds kDay = 86400;

[[nodiscard]] constexpr LocalSeconds midnight_of(std::chrono::local_days day) noexcept {
  return LocalSeconds{day.time_since_epoch().count()} * kDay;
}
[[nodiscard]] std::chrono::local_days day_of(LocalSeconds local) noexcept;

[[nodiscard]] LocalSeconds local_at(Instant at, const Zone& zone);

// How often the zone's clock shows a time: `instants` has none, one or two, in order. If none, the
// clock jumped over it at `jump`, from `offset_before`.
struct Showings {
  std::vector<Instant> instants;
  Instant jump = 0;
  Seconds offset_before = 0;
};
[[nodiscard]] Showings showings_of(LocalSeconds local, const Zone& zone);

// The first instant at which the clock shows this time or later, and the last at which it shows
// this time or earlier.
[[nodiscard]] Instant first_showing(LocalSeconds local, const Zone& zone);
[[nodiscard]] Instant last_showing(LocalSeconds local, const Zone& zone);

}  // namespace outagedb
