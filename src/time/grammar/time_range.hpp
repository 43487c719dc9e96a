#pragma once

#include <optional>

#include "time/grammar/parsed_time.hpp"

namespace outagedb {

// One time, or "A..B": somewhere between the two.
struct TimeRange {
  std::optional<ParsedTime> from;
  std::optional<ParsedTime> until;
  bool between = false;
  std::size_t position = 0;
};

[[nodiscard]] TimeRange read_time_range(Cursor cursor, const TimeRules& rules);
[[nodiscard]] StatedTime resolve_time_range(const TimeRange& range, const Tokens& tokens,
                                            const TimeRules& rules);

// Applies a zone that only one of the two ends states to both.
void share_zones(TimeRange& a, TimeRange& b);

// The slash of "start/end", not one in a zone name or before the same moment in another zone.
[[nodiscard]] std::optional<std::size_t> span_separator(const Tokens& tokens);

void check_length(std::string_view text);

}  // namespace outagedb
