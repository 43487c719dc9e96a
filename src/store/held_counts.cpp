#include "store/held_counts.hpp"

#include <algorithm>

namespace outagedb {

void HeldCounts::sort() {
  if (ascending_) return;
  std::vector<Count> all;
  all.reserve(rows_);
  for (Reader reader(bytes_); reader.next();) all.push_back(reader.count);
  std::ranges::stable_sort(all, {}, &Count::at);
  clear();
  for (const Count& count : all) add(count.at, count.count);
}

}  // namespace outagedb
