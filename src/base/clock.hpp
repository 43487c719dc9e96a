#pragma once

#include <cstdint>

namespace outagedb {

// The only place that reads a clock.

[[nodiscard]] std::int64_t clock_now();  // Unix seconds UTC
// Seconds from some fixed moment, unmoved by whoever sets the clock: for how long something takes.
[[nodiscard]] double clock_steady();

}  // namespace outagedb
