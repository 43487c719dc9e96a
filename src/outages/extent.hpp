#pragma once

#include <limits>
#include <set>
#include <vector>

#include "outages/clusters.hpp"

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

// A source that tells two incidents tells that they are two: such clusters are never one but for
// certain.
[[nodiscard]] bool share_source(const Cluster& a, const Cluster& b,
                                const std::vector<Member>& members);

}  // namespace outagedb
