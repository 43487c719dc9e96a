#include "report/figures.hpp"

#include <algorithm>

namespace outagedb {

std::vector<Zone> zones_with_utc(const std::vector<Zone>& zones) {
  std::vector<Zone> all;
  for (const Zone& zone : zones) {
    if (std::find(all.begin(), all.end(), zone) == all.end()) all.push_back(zone);
  }
  const auto is_utc = [](const Zone& zone) { return zone.label() == Zone::utc().label(); };
  if (std::none_of(all.begin(), all.end(), is_utc)) all.push_back(Zone::utc());
  return all;
}

}  // namespace outagedb
