#include "outages/extent_tree.hpp"

#include <algorithm>
#include <iterator>

namespace outagedb {
namespace {

bool empty(const Extent& extent) { return extent.from > extent.until; }

}  // namespace

ExtentTree::ExtentTree(std::size_t size) : size_(size) {
  while (leaves_ < size) leaves_ *= 2;
  nodes_.resize(2 * leaves_);
}

ExtentTree::Node ExtentTree::joined(const Node& a, const Node& b) {
  if (empty(a.hull)) return b;
  if (empty(b.hull)) return a;
  Node both{a.hull, {}};
  both.hull.include(b.hull);
  std::set_intersection(a.common.begin(), a.common.end(), b.common.begin(), b.common.end(),
                        std::back_inserter(both.common));
  return both;
}

void ExtentTree::set(std::size_t at, const Extent& extent, const std::set<std::int64_t>& sources) {
  std::size_t node = leaves_ + at;
  nodes_[node] = {extent, {}};
  for (const std::int64_t source : sources) {
    if (nodes_[node].common.size() == kKept) break;
    nodes_[node].common.push_back(source);
  }
  for (node /= 2; node > 0; node /= 2)
    nodes_[node] = joined(nodes_[2 * node], nodes_[2 * node + 1]);
}

std::size_t ExtentTree::find(std::size_t from, const Extent& extent, const Sources& sources) const {
  if (from >= size_) return size_;
  for (std::size_t node = leaves_ + from;;) {
    const Node& half = nodes_[node];
    if (half.hull.overlaps(extent) && !share_source(half.common, sources)) {
      if (node >= leaves_) return node - leaves_;
      node *= 2;
      continue;
    }
    while (node % 2 == 1) node /= 2;  // a right half: the next index follows its parent
    if (node == 0) return size_;
    ++node;
  }
}

}  // namespace outagedb
