#pragma once

#include <limits>
#include <set>
#include <vector>

#include "outages/partition.hpp"

namespace outagedb {

// The stretch of time that a cluster speaks of, both ends included.
struct Extent {
  Instant from = std::numeric_limits<Instant>::max();
  Instant until = std::numeric_limits<Instant>::min();

  [[nodiscard]] bool overlaps(const Extent& other) const {
    return from <= other.until && other.from <= until;
  }
  void include(const Extent& other);
};

// From the earliest moment it may have begun to the latest it may have ended, as stated: an unknown
// bound adds nothing.
[[nodiscard]] Extent stated_extent(const Member& member);
// The same with unknown bounds reaching as far as they are taken to.
[[nodiscard]] Extent possible_extent(const Member& member, Seconds reach);

[[nodiscard]] Extent stated_extent(const Cluster& cluster, const std::vector<Member>& members);
[[nodiscard]] Extent possible_extent(const Cluster& cluster, const std::vector<Member>& members,
                                     Seconds reach);

// Of each member of the cluster, whether its bounds hold other, narrower ones of another member.
[[nodiscard]] std::vector<bool> hold_narrower(const Cluster& cluster,
                                              const std::vector<Member>& members,
                                              TimeBounds Member::*bounds);

// A source that tells two incidents tells that they are two: clusters that share one are never one
// but for certain. Ascending, each once, without those that nobody knows.
using Sources = std::vector<std::int64_t>;
[[nodiscard]] Sources sources_of(const Cluster& cluster, const std::vector<Member>& members);
[[nodiscard]] bool share_source(const Sources& a, const Sources& b);

}  // namespace outagedb
