#pragma once

#include <cstdint>

namespace outagedb {

// The only place that reads the clock: Unix seconds UTC.
[[nodiscard]] std::int64_t clock_now();

}  // namespace outagedb
