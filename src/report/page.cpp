#include "report/page.hpp"

#include <algorithm>

namespace outagedb {

ZonedText::ZonedText(const std::vector<Zone>& zones,
                     const std::function<std::string(const Zone&)>& in) {
  texts_.clear();
  for (const Zone& zone : zones) texts_.push_back(in(zone));
  const bool same =
      std::ranges::all_of(texts_, [&](const std::string& text) { return text == texts_.front(); });
  if (same) texts_.resize(1);
}

const std::string& ZonedText::in(std::size_t zone) const {
  return same() ? texts_.front() : texts_.at(zone);
}

bool ZonedText::empty() const { return texts_.front().empty(); }

}  // namespace outagedb
