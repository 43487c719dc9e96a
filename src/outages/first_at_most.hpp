#pragma once

#include <cstddef>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

// A row of instants in which the first that is no later than a limit is found in logarithmic time,
// from any place on: a tree of the earliest of each half.
class FirstAtMost {
 public:
  // All later than any limit.
  explicit FirstAtMost(std::size_t size);

  void set(std::size_t at, Instant value);
  void clear(std::size_t at);
  // size() where there is none.
  [[nodiscard]] std::size_t find(std::size_t from, Instant limit) const;
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  std::size_t size_;
  std::size_t leaves_ = 1;
  std::vector<Instant> earliest_;  // of node n the halves are 2n and 2n + 1; the root is 1
};

}  // namespace outagedb
