#pragma once

#include <cstddef>
#include <vector>

#include "outages/partition.hpp"

namespace outagedb {

// Places cores longer than bridge_max after the short ones are joined, shortest first. A long core
// may join a cluster if it touches one of its short cores, or if the cluster consists of long cores
// and it touches all of them. If it may join several, it joins none, except other long cores that
// were left over in the same way, provided that it touches every one of them.
void place_long_cores(const std::vector<Member>& members, const std::vector<std::size_t>& shorts,
                      std::vector<std::size_t> longs, const MergeRules& rules, Partition& parts);

}  // namespace outagedb
