#include "store/held_counts.hpp"

#include <algorithm>

namespace outagedb {

std::vector<HeldCounts::Count> HeldCounts::sorted() const {
  std::vector<Count> all;
  all.reserve(rows_);
  each_as_added([&](const Count& count) { all.push_back(count); });
  std::sort(all.begin(), all.end(), [](const Count& a, const Count& b) {
    return a.at != b.at ? a.at < b.at : a.count > b.count;
  });
  return all;
}

}  // namespace outagedb
