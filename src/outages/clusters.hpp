#pragma once

#include <vector>

#include "outages/partition.hpp"

namespace outagedb {

// Members that are certainly one outage: their cores overlap or lie within the gap, or a person
// linked them. A core longer than bridge_max joins at most one cluster, so that one wrong end
// cannot merge the outages of a year. Members without a core stay separate unless a person linked
// them. `members` must be sorted; every index is in exactly one cluster.
[[nodiscard]] std::vector<Cluster> certain_clusters(const std::vector<Member>& members,
                                                    const std::vector<Word>& words,
                                                    const MergeRules& rules);

}  // namespace outagedb
