#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "model/instant.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// A text that cannot be read as a time. position is the byte offset in the text; what() has only
// the reason, caret() the text with a caret under the position.
class TimeError : public Error {
 public:
  TimeError(std::string_view text, std::size_t position, const std::string& reason,
            std::string hint);
  [[nodiscard]] std::size_t position() const noexcept { return position_; }
  [[nodiscard]] const std::string& caret() const noexcept { return caret_; }

 private:
  std::size_t position_;
  std::string caret_;
};

// Which number comes first in dates such as 01/02/2025.
enum class DateOrder { day_first, month_first };
[[nodiscard]] std::string_view name_of(DateOrder order) noexcept;       // "day-first"
[[nodiscard]] DateOrder date_order_of(std::string_view name) noexcept;  // back

// How to read texts that leave something open.
struct TimeRules {
  std::optional<Zone> zone = {};                   // for texts that state none
  std::string zone_label = {};                     // the label by which it was stated, such as EST
  std::map<std::string, std::string> labels = {};  // AST -> Asia/Riyadh, as chosen by the user
  std::optional<DateOrder> dates = {};             // without it, such dates are refused
  bool shift_gaps = false;    // read a wall-clock time that does not exist as RFC 5545 does
  bool strict_zones = false;  // reject EST in July
  bool tiled = false;  // days end where the next begin, even if their end is shown again after that
};

enum class Precision {
  second,
  minute,
  part_of_day,
  day,
  part_of_month,
  week,
  month,
  quarter,
  year,
  between
};

struct StatedTime {
  TimeBounds bounds;  // "2025-05..": max unknown; "..2025-05": min unknown
  Precision precision = Precision::second;
  std::string zone;  // as stated, else from the rules; empty if neither has one
  std::vector<std::string> warnings;

  bool operator==(const StatedTime&) const = default;
};

// The rules for texts without a zone in a record that names one, in the notation allowed after a
// time. Throws Error.
[[nodiscard]] TimeRules in_zone(TimeRules rules, std::string_view stated);

// The whole grammar of docs/time.md. Throws TimeError.
[[nodiscard]] StatedTime parse_time(std::string_view text, const TimeRules& rules);

// A span "A/B" fills both ends; "A/" leaves the end unknown, "A/.." is open (ongoing); a text
// without a slash is only a start. Throws TimeError.
struct StatedSpan {
  StatedTime started;
  std::optional<StatedTime> ended;
  bool open = false;
};
[[nodiscard]] StatedSpan parse_span(std::string_view text, const TimeRules& rules);

// "PT45M", "2d 3h", ">2d", "<1h", "~40m" (± 25 %), "2d..3d". Throws TimeError.
[[nodiscard]] DurationBounds parse_duration(std::string_view text);

// The ends of a window, [from, until), as given by --from, --until and --month. Both name periods:
// the window runs from the first instant of one to the last of the other. An exact `until` is the
// end itself.
[[nodiscard]] Instant window_from(std::string_view text, const TimeRules& rules);
[[nodiscard]] Instant window_until(std::string_view text, TimeRules rules);

// RFC 3339 with offset or Z, to the second; fractions are truncated. The hot path of bulk imports:
// no tokens, no allocation, no exceptions. Empty if the text is anything else.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text) noexcept;

}  // namespace outagedb
