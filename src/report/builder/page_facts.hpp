#pragma once

#include <vector>

#include "report/builder/known_of_period.hpp"
#include "report/page.hpp"

namespace outagedb {

// At most four: outages, time down, recurrence, and how much was monitored or available.
[[nodiscard]] std::vector<Fact> facts_of(const KnownOfPeriod& known);

// "4 of 6", or a percentage of ten or more; nothing without an outage after which that time was
// observed. within: "24h", "7d" or "30d".
struct Followed {
  std::int64_t number = 0;
  std::int64_t of = 0;
};
[[nodiscard]] Followed followed_within(const Table& recurrence, std::string_view within);
[[nodiscard]] std::string said_of(const Followed& followed, const Texts& texts);
inline constexpr std::int64_t kFew = 10;  // shares of fewer cases are given as "4 of 6"

}  // namespace outagedb
