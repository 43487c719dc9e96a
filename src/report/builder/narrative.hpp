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
// "section.possible" → "section.possible.month" of a month.
[[nodiscard]] std::string of_kind(std::string_view key, const ReportPeriod& period);

// "One", "One, Two", of at least one.
[[nodiscard]] std::string enumerated(const std::vector<std::string>& items, const Texts& texts);

struct HeadlineFacts {
  std::string period;  // its name
  std::string platform;
  Period kind;
  const Table* comparison;  // its first row is the period, then those that it is compared with
  const Table* certain;     // timelines: what was going on in the period for certain,
  const Table* possible;    // and what only may have been
};
[[nodiscard]] std::string headline(const HeadlineFacts& facts, const Texts& texts);

// Said where the period has no outage: whether that is known at all.
[[nodiscard]] std::string no_outage(const Table& comparison, const Texts& texts);

// Whether the objective was met in the period, as far as it was observed, by its row of
// `availability`. period: its name.
[[nodiscard]] std::string objective_in_words(const Table& availability, std::string_view slo,
                                             const std::string& period, const Texts& texts);

[[nodiscard]] std::vector<std::string> recurrence_in_words(const Table& recurrence,
                                                           const Texts& texts);

// How many outages and degradations of the timeline each severity has, the highest first.
[[nodiscard]] Table severities(const Table& timeline);

// The periods with a bar of their outages in front; one that nobody observed says so instead.
[[nodiscard]] Table with_bars(const Table& periods);

}  // namespace outagedb
