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
  std::int64_t certain_group = 0;  // an incident of the group of which this one is a certain member
};

// What happened, once, however many sources tell it.
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
      0;  // index of the first outage with which this one may turn out to be one
};

// The outages of one scope in time order. The result depends on the set of members only, not on
// their order.
[[nodiscard]] std::vector<Outage> merge(std::vector<Member> members, const std::vector<Word>& words,
                                        const MergeRules& rules);

}  // namespace outagedb
