#include "store/user_reports/packed_series.hpp"

#include <algorithm>

namespace outagedb {

void PackedSeries::sort() {
  if (ascending_) return;
  std::vector<Count> all;
  all.reserve(rows_);
  for (Reader reader(bytes_); reader.next();) all.push_back(reader.count);
  std::ranges::stable_sort(all, {}, &Count::at);
  clear();
  for (const Count& count : all) add(count.at, count.count);
}

}  // namespace outagedb
