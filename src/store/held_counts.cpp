#include "store/held_counts.hpp"

#include <algorithm>

namespace outagedb {

std::vector<HeldCounts::Count> HeldCounts::sorted() const {
  std::vector<Count> all;
  all.reserve(rows_);
  for (Reader reader{*this}; reader.next();) all.push_back(reader.count);
  std::sort(all.begin(), all.end(), [](const Count& a, const Count& b) {
    return a.at != b.at ? a.at < b.at : a.count > b.count;
  });
  return all;
}

}  // namespace outagedb
