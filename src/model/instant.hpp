#pragma once

#include <cstdint>
#include <optional>

namespace outagedb {

using Instant = std::int64_t;  // Unix seconds, UTC
using Seconds = std::int64_t;

// What is known of an instant: min ≤ instant ≤ max, both included. An absent bound is unknown.
struct TimeBounds {
  std::optional<Instant> min;
  std::optional<Instant> max;

  [[nodiscard]] bool known() const noexcept { return min || max; }
  [[nodiscard]] bool exact() const noexcept { return min && min == max; }
  bool operator==(const TimeBounds&) const = default;
};

// What is known of a duration, in seconds, both ends included. min is never negative.
struct DurationBounds {
  std::optional<Seconds> min;
  std::optional<Seconds> max;

  [[nodiscard]] bool known() const noexcept { return min || max; }
  bool operator==(const DurationBounds&) const = default;
};

}  // namespace outagedb
