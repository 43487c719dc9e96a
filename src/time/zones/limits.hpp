#pragma once

#include "model/instant.hpp"

namespace outagedb {

// Years that can be stated. An earlier one is a typo or a program's error (0025 for 2025).
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 9999;
inline constexpr Instant kFirstInstant = -2208988800;  // 1900-01-01T00:00:00Z
inline constexpr Instant kLastInstant = 253402300799;  // 9999-12-31T23:59:59Z

// No clock on Earth is further from UTC.
inline constexpr Seconds kWidestOffset = Seconds{14} * 3600;

// Publishers close a record hours after its last update, never a day: an end that is later than
// that is an error (a real feed has eleven ends exactly a year late).
inline constexpr Seconds kLateEnd = Seconds{24} * 3600;

}  // namespace outagedb
