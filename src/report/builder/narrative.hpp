#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/table.hpp"
#include "report/messages/texts.hpp"
#include "report/period.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

[[nodiscard]] std::string period_name(const ReportPeriod& period, const Texts& texts,
                                      const Zone& zone);  // May 2025, 2025
// "section.possible" → "section.possible.month" for a month.
[[nodiscard]] std::string of_kind(std::string_view key, const ReportPeriod& period);

// "One", "One, Two"; there must be at least one item.
[[nodiscard]] std::string enumerated(const std::vector<std::string>& items, const Texts& texts);

struct HeadlineFacts {
  std::string period;  // its name
  std::string platform;
  Period kind;
  const Table* comparison;  // its first row is the period, then those it is compared with
  const Table* certain;     // timelines: events that were certainly going on in the period,
  const Table* possible;    // and those that only may have been
};
[[nodiscard]] std::string headline(const HeadlineFacts& facts, const Texts& texts);

// The sentence for a period without outages: whether that is known at all.
[[nodiscard]] std::string no_outage(const Table& comparison, const Texts& texts);

// Whether the objective was met in the period, as far as it was observed, based on its row of
// `availability`. period: its name.
[[nodiscard]] std::string objective_in_words(const Table& availability, std::string_view slo,
                                             const std::string& period, const Texts& texts);

[[nodiscard]] std::vector<std::string> recurrence_in_words(const Table& recurrence,
                                                           const Texts& texts);

// The number of outages and degradations of each severity in the timeline, highest severity first.
[[nodiscard]] Table severities(const Table& timeline);

// The periods, each preceded by a bar of its outages; an unobserved period is marked as such
// instead.
[[nodiscard]] Table with_bars(const Table& periods);

}  // namespace outagedb
