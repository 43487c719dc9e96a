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

// The observed share from which a period counts as monitored as a whole.
inline constexpr double kWhole = 0.9995;

// The limits of the number of outages, based on a row of `frequency`: "3 to 7" or "between 3 and
// 7", by the key of the text; empty if both are the same.
[[nodiscard]] std::string limits_in_words(std::string_view key, const Table& frequency,
                                          std::size_t row, const Texts& texts);

// A source without a name of its own is called by its address, without the scheme.
[[nodiscard]] std::string without_scheme(std::string source);

// Whether the objective was met in the period, as far as it was observed, based on its row of
// `availability`. period: its name.
[[nodiscard]] std::string objective_in_words(const Table& availability, std::string_view slo,
                                             const std::string& period, const Texts& texts);

// The number of outages and degradations of each severity in the timeline, highest severity first.
[[nodiscard]] Table severities(const Table& timeline);

}  // namespace outagedb
