#include "outages/first_at_most.hpp"

#include <algorithm>
#include <limits>

namespace outagedb {
namespace {

constexpr Instant kNever = std::numeric_limits<Instant>::max();

}  // namespace

FirstAtMost::FirstAtMost(std::size_t size) : size_(size) {
  while (leaves_ < size) leaves_ *= 2;
  earliest_.assign(2 * leaves_, kNever);
}

void FirstAtMost::set(std::size_t at, Instant value) {
  std::size_t node = leaves_ + at;
  earliest_[node] = value;
  for (node /= 2; node > 0; node /= 2)
    earliest_[node] = std::min(earliest_[2 * node], earliest_[2 * node + 1]);
}

void FirstAtMost::clear(std::size_t at) { set(at, kNever); }

std::size_t FirstAtMost::find(std::size_t from, Instant limit) const {
  if (from >= size_) return size_;
  std::size_t node = leaves_ + from;
  // Go up to the first subtree at or after `from` that holds one, then down to its first.
  while (earliest_[node] > limit || earliest_[node] == kNever) {
    while (node % 2 == 1) node /= 2;  // a right half: the next index follows its parent
    if (node == 0) return size_;
    ++node;
  }
  while (node < leaves_) {
    node *= 2;
    if (earliest_[node] > limit) ++node;
  }
  return node - leaves_;
}

}  // namespace outagedb
