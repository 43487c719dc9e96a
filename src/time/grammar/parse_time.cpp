#include <fmt/format.h>

#include <algorithm>

#include "time/grammar/time_range.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kLongestText = 400;

// The notation of bulk imports, without tokenizing.
std::optional<StatedTime> read_rfc3339(std::string_view text) {
  constexpr std::size_t kBehindSeconds = 19;
  const auto at = parse_rfc3339(text);
  if (!at) return std::nullopt;
  StatedTime time;
  time.bounds = {at, at};
  time.zone = std::string(text.substr(text.find_first_of("Zz+-", kBehindSeconds)));
  return time;
}

}  // namespace

void check_length(std::string_view text) {
  if (text.size() <= kLongestText) return;
  throw TimeError(text, kLongestText,
                  fmt::format("the text is too long for a time: {} bytes", text.size()),
                  "put only the time into this field");
}

StatedTime parse_time(std::string_view text, const TimeRules& rules) {
  if (auto time = read_rfc3339(text)) return *time;
  check_length(text);
  const Tokens tokens(text);
  if (const auto slash = span_separator(tokens)) {
    throw TimeError(text, tokens[*slash].position, "a start and an end are not a single time",
                    "write one of them, or A..B for a time between the two");
  }
  TimeRange range = read_time_range(Cursor(tokens, 0, tokens.size()), rules);
  return resolve_time_range(range, tokens, rules);
}

Instant window_from(std::string_view text, const TimeRules& rules) {
  const auto time = parse_time(text, rules);
  if (time.precision == Precision::between) {
    throw TimeError(text, 0, "each end of a window must be a single time",
                    "give --from and --until one time each");
  }
  return *time.bounds.min;
}

Instant window_until(std::string_view text, TimeRules rules) {
  rules.tiled = true;
  const auto time = parse_time(text, rules);
  if (time.precision == Precision::between) {
    throw TimeError(text, 0, "each end of a window must be a single time",
                    "give --from and --until one time each");
  }
  const bool is_moment = time.precision == Precision::second || time.precision == Precision::minute;
  return is_moment ? *time.bounds.max : *time.bounds.max + 1;
}

}  // namespace outagedb
