#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/table.hpp"
#include "report/period.hpp"
#include "report/texts.hpp"
#include "time/zone.hpp"

namespace outagedb {

[[nodiscard]] std::string period_name(const ReportPeriod& period, const Texts& texts,
                                      const Zone& zone);  // May 2025, 2025
// "section.possible" → "section.possible.month" of a month.
[[nodiscard]] std::string of_kind(std::string_view key, const ReportPeriod& period);

struct HeadlineFacts {
  std::string period;  // its name
  bool partial = false;
  std::string platform;
  Period kind;
  const Table* comparison;  // its first row is the period, then those that it is compared with
  const Table* outages;     // a timeline
};
[[nodiscard]] std::string headline(const HeadlineFacts& facts, const Texts& texts);

// Said where the period has no outage: whether that is known at all.
[[nodiscard]] std::string no_outage(const Table& comparison, const Texts& texts);

// Whether the objective was met in the period, by its row of `availability`.
[[nodiscard]] std::string objective_in_words(const Table& availability, std::string_view slo,
                                             const std::string& period, const Texts& texts);

[[nodiscard]] std::vector<std::string> recurrence_in_words(const Table& recurrence,
                                                           const Texts& texts);

// How many of the timeline's outages each severity has, the highest first.
[[nodiscard]] Table severities(const Table& timeline);

// The periods with a bar of their outages in front; one that nobody observed says so instead.
[[nodiscard]] Table with_bars(const Table& periods);

}  // namespace outagedb
