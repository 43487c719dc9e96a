#pragma once

#include <optional>
#include <string_view>

#include "model/instant.hpp"

namespace outagedb {

// A hundred times as many as there are people: sums of as many as an hour can have do not overflow.
inline constexpr std::int64_t kMostReports = 1'000'000'000'000;

// How many people reported a problem within one bucket of a series (platform × region × source).
// The texts live only as long as the call that hands the struct over: millions of these pass by.
struct UserReports {
  std::string_view platform;
  std::string_view region;  // "WW" where none is stated
  std::string_view source;
  Instant at = 0;  // first instant of the bucket
  std::optional<Seconds> bucket;
  std::int64_t count = 0;
  // Somebody counted all the time. Not so for a page that was made because of an outage: it does
  // not tell that there was none at other times.
  bool watched = true;
};

}  // namespace outagedb
