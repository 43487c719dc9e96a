#pragma once

#include <limits>
#include <set>
#include <vector>

#include "outages/partition.hpp"

namespace outagedb {

// The period that a cluster refers to, both ends included.
struct Extent {
  Instant from = std::numeric_limits<Instant>::max();
  Instant until = std::numeric_limits<Instant>::min();

  [[nodiscard]] bool overlaps(const Extent& other) const {
    return from <= other.until && other.from <= until;
  }
  void include(const Extent& other);
};

// From the earliest possible start to the latest possible end, as stated: an unknown bound adds
// nothing.
[[nodiscard]] Extent stated_extent(const Member& member);
// The same, with unknown bounds extended as far as they are assumed to reach.
[[nodiscard]] Extent possible_extent(const Member& member, Seconds reach);

[[nodiscard]] Extent stated_extent(const Cluster& cluster, const std::vector<Member>& members);
[[nodiscard]] Extent possible_extent(const Cluster& cluster, const std::vector<Member>& members,
                                     Seconds reach);

// For each member of the cluster, whether its bounds contain narrower ones of another member.
[[nodiscard]] std::vector<bool> hold_narrower(const Cluster& cluster,
                                              const std::vector<Member>& members,
                                              TimeBounds Member::*bounds);

// A source that reports two incidents states that they are two: clusters that share a source are
// one outage only if that is certain. Ascending, without duplicates and without unknown sources.
using Sources = std::vector<std::int64_t>;
[[nodiscard]] Sources sources_of(const Cluster& cluster, const std::vector<Member>& members);
[[nodiscard]] bool share_source(const Sources& a, const Sources& b);

}  // namespace outagedb
