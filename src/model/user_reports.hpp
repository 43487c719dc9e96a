#pragma once

#include <optional>
#include <string_view>

#include "model/instant.hpp"

namespace outagedb {

// A hundred times the number of people on Earth: the sum of all buckets of an hour cannot overflow.
inline constexpr std::int64_t kMostReports = 1'000'000'000'000;

// How many people reported a problem within one bucket of a series (platform × region × source).
// The texts are valid only during the call that passes the struct: there are millions of these.
struct UserReports {
  std::string_view platform;
  std::string_view region;  // "WW" where none is stated
  std::string_view source;
  Instant at = 0;  // first instant of the bucket
  std::optional<Seconds> bucket;
  std::int64_t count = 0;
  // Reports were counted all the time. False for a page that was made because of an outage: it does
  // not show that there was none at other times.
  bool watched = true;
};

}  // namespace outagedb
