#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/table.hpp"
#include "report/messages/texts.hpp"
#include "report/period.hpp"

namespace outagedb {

// How many outages another one followed within a time, of those after which that time was observed
// or that another one followed within it.
struct Followed {
  std::int64_t number = 0;
  std::int64_t of = 0;
};
// From a row of `recurrence`, if there is one. within: "24h", "7d" or "30d".
[[nodiscard]] Followed followed_within(const Table& recurrence, std::string_view within);
// "4 of 6", or the percentage of ten or more.
[[nodiscard]] std::string count_or_share(const Followed& followed, const Texts& texts);
inline constexpr std::int64_t kFew = 10;  // shares of fewer cases are given as "4 of 6"

// The time that the headline of such a period names: "24h" up to a month, else "7d".
[[nodiscard]] std::string_view usual_time(const ReportPeriod& period);

}  // namespace outagedb
