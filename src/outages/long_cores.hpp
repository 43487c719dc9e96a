#pragma once

#include <cstddef>
#include <vector>

#include "outages/partition.hpp"

namespace outagedb {

// Cores longer than bridge_max are placed after the short ones are joined, shortest first. A long
// core may join a cluster when it touches one of its short cores, or when the cluster is made of
// long cores all of which it touches. Where it may join several, it joins none but those other long
// ones that were left over like itself and that it touches, every one.
void place_long_cores(const std::vector<Member>& members, const std::vector<std::size_t>& shorts,
                      std::vector<std::size_t> longs, const MergeRules& rules, Partition& parts);

}  // namespace outagedb
