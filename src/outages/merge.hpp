#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "outages/member.hpp"

namespace outagedb {

struct Membership {
  std::int64_t incident = 0;
  bool probable = false;
  std::int64_t certain_group = 0;  // an incident of the group of which this is a certain one
};

// One outage, however many sources report it.
struct Outage {
  std::vector<Membership>
      members;           // certain ones first, each part in the order of its members' keys
  std::string smallest;  // the smallest order text among the certain members
  int severity = 2;
  TimeBounds started;
  TimeBounds ended;
  DurationBounds duration;  // min is always known
  bool ongoing = false;
  std::size_t possible_group =
      0;  // index of the first outage that may turn out to be the same as this one
};

// The outages of one scope in time order. The result depends only on the set of members, not on
// their order.
[[nodiscard]] std::vector<Outage> merge(std::vector<Member> members, const std::vector<Word>& words,
                                        const MergeRules& rules);

}  // namespace outagedb
