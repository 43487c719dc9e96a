#pragma once

#include <string>
#include <string_view>

#include "model/instant.hpp"
#include "time/zone.hpp"

namespace outagedb {

[[nodiscard]] std::string format_rfc3339(Instant at);  // 2025-05-24T12:51:00Z
[[nodiscard]] std::string format_rfc3339(Instant at,
                                         const Zone& zone);            // 2025-05-24T08:51:00-04:00
[[nodiscard]] std::string format_local(Instant at, const Zone& zone);  // 2025-05-24T08:51:00
// For people: 2025-05-24 08:51, with seconds only where they are not zero.
[[nodiscard]] std::string format_minute(Instant at, const Zone& zone);
// For people, and in the grammar again: "2025-05-24 08:51", "2025-05-24" (the whole day),
// "2025-05-24 08:00..09:00", "2025-05" (the whole month), "..2025-05-24 08:51", "2025-06..", "?"
// (nothing known).
[[nodiscard]] std::string format_bounds(const TimeBounds& bounds, const Zone& zone);
// "45s", "45m", "1h 5m", "2d 3h": the two largest units, the rest rounded to nearest; a sign for
// negative values.
[[nodiscard]] std::string format_duration(Seconds seconds);
// "45m", "45m..1h 10m", ">=45m", "<=2h", "?".
[[nodiscard]] std::string format_duration(const DurationBounds& bounds);
// strftime-like: %Y %m %d %H %M %S %j %u %V %G %z %Z %F %T %%. Throws Error for others.
[[nodiscard]] std::string format_pattern(Instant at, const Zone& zone, std::string_view pattern);

}  // namespace outagedb
