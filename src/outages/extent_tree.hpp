#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "outages/extent.hpp"

namespace outagedb {

// Extents in a row, each with who tells of it. The next that overlaps another one and is not told
// by the same sources is found without a look at most of the others, the better the more the row is
// in the order of time.
class ExtentTree {
 public:
  explicit ExtentTree(std::size_t size);  // of empty ones

  static constexpr std::size_t kKept = 8;  // sources of each, the first ones

  void set(std::size_t at, const Extent& extent, const std::set<std::int64_t>& sources);
  // At `from` or behind it; size() where there is none. One that shares a source that was
  // not kept may be found too.
  [[nodiscard]] std::size_t find(std::size_t from, const Extent& extent,
                                 const Sources& sources) const;
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct Node {
    Extent hull;
    Sources common;  // to all of its half
  };
  [[nodiscard]] static Node joined(const Node& a, const Node& b);

  std::size_t size_;
  std::size_t leaves_ = 1;
  std::vector<Node> nodes_;  // of node n the halves are 2n and 2n + 1; the root is 1
};

}  // namespace outagedb
