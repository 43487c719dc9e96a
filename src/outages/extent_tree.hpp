#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "outages/extent.hpp"

namespace outagedb {

// A sequence of extents, each with its sources. Finds the next one that overlaps another and shares
// no source with it without visiting most of the others; the closer the sequence is to time order,
// the fewer are visited.
class ExtentTree {
 public:
  explicit ExtentTree(std::size_t size);  // all empty

  static constexpr std::size_t kKept = 8;  // sources stored for each, the first ones

  void set(std::size_t at, const Extent& extent, const std::set<std::int64_t>& sources);
  // An index at or after `from`; size() if there is none. May also find an extent that shares a
  // source which was not stored.
  [[nodiscard]] std::size_t find(std::size_t from, const Extent& extent,
                                 const Sources& sources) const;
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct Node {
    Extent hull;
    Sources common;  // to all extents of its half
  };
  [[nodiscard]] static Node joined(const Node& a, const Node& b);

  std::size_t size_;
  std::size_t leaves_ = 1;
  std::vector<Node> nodes_;  // the halves of node n are 2n and 2n + 1; the root is 1
};

}  // namespace outagedb
