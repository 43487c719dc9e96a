#pragma once

#include <cstdint>

namespace outagedb {

// The only place that reads a clock.

[[nodiscard]] std::int64_t clock_now();  // Unix seconds UTC
// Seconds since an arbitrary fixed moment, unaffected by changes of the system clock: for measuring
// durations.
[[nodiscard]] double clock_steady();

}  // namespace outagedb
