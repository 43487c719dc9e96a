#pragma once

#include <string_view>

namespace outagedb {

// Which count stands where one input states a bucket more than once. Between inputs the larger one
// stands, whatever their order.
enum class Duplicates {
  max,
  last,
  sum,
  reject,  // the first stands; a later one that differs is refused
};

// How the reason of such a refusal begins. Read alone, the count would not be refused: it was one
// of several of its input.
inline constexpr std::string_view kStatedTwice = "the input states this bucket twice";

}  // namespace outagedb
