#include "report/builder/recurrence_counts.hpp"

#include <fmt/format.h>

#include "report/builder/rows.hpp"

namespace outagedb {

Followed followed_within(const Table& recurrence, std::string_view within) {
  if (recurrence.rows.empty()) return {};
  return {integer_at(recurrence, 0, fmt::format("followed_{}", within)).value_or(0),
          integer_at(recurrence, 0, fmt::format("observed_{}", within)).value_or(0)};
}

std::string count_or_share(const Followed& followed, const Texts& texts) {
  if (followed.of >= kFew)
    return texts.whole_share(static_cast<double>(followed.number) /
                             static_cast<double>(followed.of));
  return texts.with("fact.of",
                    {{"n", texts.count(followed.number)}, {"of", texts.count(followed.of)}});
}

std::string_view usual_time(const ReportPeriod& period) { return is_short(period) ? "24h" : "7d"; }

}  // namespace outagedb
