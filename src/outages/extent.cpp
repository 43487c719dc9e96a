#include "outages/extent.hpp"

#include <algorithm>

namespace outagedb {
namespace {

constexpr Instant kNever = std::numeric_limits<Instant>::max();
constexpr Instant kEver = std::numeric_limits<Instant>::min();

}  // namespace

void Extent::include(const Extent& other) {
  from = std::min(from, other.from);
  until = std::max(until, other.until);
}

Extent stated_extent(const Member& member) {
  Extent extent;
  for (const auto& bound :
       {member.started.min, member.started.max, member.ended.min, member.ended.max}) {
    if (bound) extent.include({*bound, *bound});
  }
  return extent;
}

Extent possible_extent(const Member& member, Seconds reach) {
  Extent extent = stated_extent(member);
  if (!member.started.min) extent.from = member.started.max ? *member.started.max - reach : kEver;
  if (!member.ended.max) {
    const bool placed =
        member.ended.min && member.started.max;  // else it may lie anywhere after its start
    extent.until = placed ? *member.ended.min + reach : kNever;
  }
  return extent;
}

Extent stated_extent(const Cluster& cluster, const std::vector<Member>& members) {
  Extent extent;
  for (const std::size_t i : cluster) extent.include(stated_extent(members[i]));
  return extent;
}

Extent possible_extent(const Cluster& cluster, const std::vector<Member>& members, Seconds reach) {
  Extent extent;
  for (const std::size_t i : cluster) extent.include(possible_extent(members[i], reach));
  return extent;
}

bool share_source(const Cluster& a, const Cluster& b, const std::vector<Member>& members) {
  return std::any_of(a.begin(), a.end(), [&](std::size_t i) {
    return members[i].source != 0 && std::any_of(b.begin(), b.end(), [&](std::size_t j) {
             return members[i].source == members[j].source;
           });
  });
}

}  // namespace outagedb
