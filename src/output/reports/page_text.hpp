#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/report.hpp"

// Texts of a report that several formats compose in the same way.
namespace outagedb {

inline constexpr std::string_view kDot = " · ";  // between texts in one line

[[nodiscard]] std::string joined(const std::vector<std::string>& texts, std::string_view separator);
// "4 (3 to 7)"
[[nodiscard]] std::string with_limits(const std::string& number, const std::string& limits);

[[nodiscard]] std::string zone_name(const Report& report, std::size_t zone);
// "times in ET [Riyadh]": the first zones of the report, of which one or two were requested.
[[nodiscard]] std::string times_in(const Report& report, std::size_t requested);

// "Thu 22 May, between 13:30 and 14:30"
[[nodiscard]] std::string start_of(const Entry& entry, std::size_t zone, const Texts& texts);
// The start in the second zone, without the day if that is the same in both. Empty if the start is
// vague or the same text in both zones.
[[nodiscard]] std::string second_start_of(const Entry& entry, const Texts& texts);
// "9 h 30 min", "degraded for 2 h"
[[nodiscard]] std::string lasted_of(const Entry& entry, const Texts& texts);
// Components, user reports and regions in one line, with times in the first zone.
[[nodiscard]] std::string details_of(const Entry& entry);
// "Downdetector, NetBlocks and 3 more sources"
[[nodiscard]] std::string sources_of(const Entry& entry, const Texts& texts);

// The ranking of platforms as a table: headings, and a row for each platform. A platform that was
// not monitored has empty cells after the second one.
[[nodiscard]] std::vector<std::string> rank_headings(const Texts& texts);
[[nodiscard]] std::vector<std::string> rank_cells(const PlatformReport& platform,
                                                  const Texts& texts);

// The platforms of a report as indices: in the order of the ranking, if there is one.
[[nodiscard]] std::vector<std::size_t> platform_order(const Report& report);

// The sections of a folded part, each with its title, which names the platform if there are
// several.
[[nodiscard]] std::vector<std::pair<const Section*, std::string>> folded_sections(
    const Report& report, Part part);

}  // namespace outagedb
