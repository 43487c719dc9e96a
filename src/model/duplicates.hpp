#pragma once

#include <string_view>

namespace outagedb {

// Which count applies if one input states a bucket more than once. Between inputs the larger one
// applies, whatever their order.
enum class Duplicates {
  max,
  last,
  sum,
  reject,  // the first applies; a later one that differs is rejected
};

// How the reason of such a rejection begins. Read alone, the count would not be rejected: it was
// one of several in its input.
inline constexpr std::string_view kStatedTwice = "the input states this bucket twice";

}  // namespace outagedb
