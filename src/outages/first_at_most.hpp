#pragma once

#include <cstddef>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

// A sequence of instants that finds the first one no later than a limit, from any index on, in
// logarithmic time: a tree of the earliest instant of each half.
class FirstAtMost {
 public:
  // Initially all are later than any limit.
  explicit FirstAtMost(std::size_t size);

  void set(std::size_t at, Instant value);
  void clear(std::size_t at);
  // size() if there is none.
  [[nodiscard]] std::size_t find(std::size_t from, Instant limit) const;
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  std::size_t size_;
  std::size_t leaves_ = 1;
  std::vector<Instant> earliest_;  // the halves of node n are 2n and 2n + 1; the root is 1
};

}  // namespace outagedb
