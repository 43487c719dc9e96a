#pragma once

namespace outagedb {

// Which count stands where one input states a bucket more than once. Between inputs the larger one
// stands, whatever their order.
enum class Duplicates {
  max,
  last,
  sum,
  reject,  // the first stands; a later one that differs is refused
};

}  // namespace outagedb
