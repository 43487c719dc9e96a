#pragma once

#include "model/instant.hpp"

namespace date {
class time_zone;
struct tzdb;
}  // namespace date

namespace outagedb {

// The system's tz database. Throws Error if it is missing or empty.
[[nodiscard]] const date::tzdb& tz_database();

// The first instant for which the library has no data in this zone. It reads a zone file's
// transitions (Debian's go to 2037) but not the rule that continues them, and would return winter
// time forever.
[[nodiscard]] Instant known_until(const date::time_zone& zone);

// Throws Error unless at < known_until(zone).
void check_known(const date::time_zone& zone, Instant at);

}  // namespace outagedb
