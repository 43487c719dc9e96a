#include "outages/extent.hpp"

#include <algorithm>
#include <tuple>

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

std::vector<bool> hold_narrower(const Cluster& cluster, const std::vector<Member>& members,
                                TimeBounds Member::*bounds) {
  const auto min = [&](std::size_t at) { return *(members[cluster[at]].*bounds).min; };
  const auto max = [&](std::size_t at) { return *(members[cluster[at]].*bounds).max; };
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < cluster.size(); ++at) {
    const TimeBounds& stated = members[cluster[at]].*bounds;
    if (stated.min && stated.max) order.push_back(at);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(min(b), max(a)) < std::tuple(min(a), max(b));
  });
  // The latest minimum first, and of those the narrowest: bounds contain those before them that end
  // no later.
  std::vector<bool> holds(cluster.size());
  Instant before = kNever;  // the earliest maximum of those with a later minimum
  for (auto same = order.begin(); same != order.end();) {
    const Instant narrowest = max(*same);
    const Instant start = min(*same);
    for (; same != order.end() && min(*same) == start; ++same)
      holds[*same] = before <= max(*same) || narrowest < max(*same);
    before = std::min(before, narrowest);
  }
  return holds;
}

Sources sources_of(const Cluster& cluster, const std::vector<Member>& members) {
  Sources sources;
  for (const std::size_t i : cluster) {
    if (members[i].source != 0) sources.push_back(members[i].source);
  }
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

bool share_source(const Sources& a, const Sources& b) {
  const bool a_is_smaller = a.size() < b.size();
  const Sources& few = a_is_smaller ? a : b;
  const Sources& many = a_is_smaller ? b : a;
  return std::any_of(few.begin(), few.end(), [&](std::int64_t source) {
    return std::binary_search(many.begin(), many.end(), source);
  });
}

}  // namespace outagedb
