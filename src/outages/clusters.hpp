#pragma once

#include <vector>

#include "outages/partition.hpp"

namespace outagedb {

// Members that are one outage for certain: their cores overlap or lie within the gap, or a person
// linked them. A core longer than bridge_max joins at most one cluster, so that one faulty end
// cannot weld a year together. Members without a core stand alone unless a person linked them.
// `members` must be sorted; every index is in exactly one cluster.
[[nodiscard]] std::vector<Cluster> certain_clusters(const std::vector<Member>& members,
                                                    const std::vector<Word>& words,
                                                    const MergeRules& rules);

}  // namespace outagedb
