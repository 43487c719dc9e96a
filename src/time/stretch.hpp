#pragma once

#include <optional>

#include "time/statement.hpp"

namespace outagedb {

// One time, or "A..B": somewhere between.
struct Stretch {
  std::optional<Statement> from;
  std::optional<Statement> until;
  bool between = false;
  std::size_t position = 0;
};

[[nodiscard]] Stretch read_stretch(Cursor cursor, const TimeRules& rules);
[[nodiscard]] StatedTime resolve_stretch(const Stretch& stretch, const Tokens& tokens,
                                         const TimeRules& rules);

// A zone that only one of two ends states is meant for both.
void share_zones(Stretch& a, Stretch& b);

// The slash of "start/end", not one within a zone name or before the same moment in another zone.
[[nodiscard]] std::optional<std::size_t> span_separator(const Tokens& tokens);

void check_length(std::string_view text);

}  // namespace outagedb
