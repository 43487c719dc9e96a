#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/instant.hpp"
#include "time/calendar/calendar.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

[[nodiscard]] std::string format_rfc3339(Instant at);  // 2025-05-24T12:51:00Z
[[nodiscard]] std::string format_rfc3339(Instant at,
                                         const Zone& zone);            // 2025-05-24T08:51:00-04:00
[[nodiscard]] std::string format_local(Instant at, const Zone& zone);  // 2025-05-24T08:51:00
// For people: 2025-05-24 08:51, with seconds only if not zero; 2045-05-24 12:51 UTC if the zone's
// clocks are not known then. The same applies to format_bounds() and its styles.
[[nodiscard]] std::string format_minute(Instant at, const Zone& zone);
// For people, and readable by the grammar: "2025-05-24 08:51", "2025-05-24" (the whole day),
// "2025-05-24 08:00..09:00", "2025-05" (the whole month), "..2025-05-24 08:51", "2025-06..", "?"
// (unknown).
[[nodiscard]] std::string format_bounds(const TimeBounds& bounds, const Zone& zone);
// How a language writes times and their bounds; the base class writes them as format_bounds() does.
class TimeStyle {
 public:
  virtual ~TimeStyle() = default;
  // A whole year, month or day.
  [[nodiscard]] virtual std::string period(Instant at, Period period, const Zone& zone) const;
  [[nodiscard]] virtual std::string minute(Instant at, const Zone& zone) const;
  // For a time that the clock shows twice: with the offset that distinguishes the two.
  [[nodiscard]] virtual std::string with_offset(Instant at, const Zone& zone) const;
  // Times shown in UTC instead of the requested zone.
  [[nodiscard]] virtual std::string in_utc(const std::string& times) const;
  [[nodiscard]] virtual std::string since(const std::string& time) const;
  [[nodiscard]] virtual std::string until(const std::string& time) const;
  [[nodiscard]] virtual std::string between(const std::string& from,
                                            const std::string& until) const;
  // Both on the same day.
  [[nodiscard]] virtual std::string on_one_day(Instant from, Instant until, const Zone& zone) const;
  [[nodiscard]] virtual std::string unknown() const;
};
[[nodiscard]] std::string format_bounds(const TimeBounds& bounds, const Zone& zone,
                                        const TimeStyle& style);

// One part of a duration: 5 of 'h'; the letters are d, h, m and s.
struct DurationPart {
  std::uint64_t number;
  char unit;
};
// What becomes of a duration's smaller units.
enum class Rounding { nearest, down, up };
// The two largest units of the absolute value.
[[nodiscard]] std::vector<DurationPart> duration_parts(Seconds seconds,
                                                       Rounding rounding = Rounding::nearest);
// "45s", "45m", "1h 5m", "2d 3h": the two largest units, the rest rounded to nearest; a sign for
// negative values.
[[nodiscard]] std::string format_duration(Seconds seconds, Rounding rounding = Rounding::nearest);
// "45m", "45m..1h 10m", ">=45m", "<=2h", "?". Lower bounds are rounded down and upper ones up,
// unless both are the same when rounded to nearest.
[[nodiscard]] std::string format_duration(const DurationBounds& bounds);
// strftime-like: %Y %m %d %H %M %S %j %u %V %G %z %Z %F %T %%. Throws Error for others.
[[nodiscard]] std::string format_pattern(Instant at, const Zone& zone, std::string_view pattern);

}  // namespace outagedb
