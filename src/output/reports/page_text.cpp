#include "output/reports/page_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <numeric>

namespace outagedb {

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  return fmt::format("{}", fmt::join(texts, separator));
}

std::string with_limits(const std::string& number, const std::string& limits) {
  return limits.empty() ? number : fmt::format("{} ({})", number, limits);
}

std::string zone_name(const Report& report, std::size_t zone) {
  return report.texts.value("zone", report.zones[zone].label());
}

std::string times_in(const Report& report, std::size_t requested) {
  if (requested < 2) return report.texts.with("report.times_in", {{"zone", zone_name(report, 0)}});
  return report.texts.with("report.times_in_both",
                           {{"zone", zone_name(report, 0)}, {"second", zone_name(report, 1)}});
}

std::string start_of(const Entry& entry, std::size_t zone, const Texts& texts) {
  const std::string& day = entry.day.in(zone);
  const std::string& clock = entry.clock.in(zone);
  return clock.empty() ? day : texts.with("time.day_and_clock", {{"day", day}, {"clock", clock}});
}

std::string second_start_of(const Entry& entry, const Texts& texts) {
  const bool same_day = entry.day.in(0) == entry.day.in(1);
  const std::string& clock = entry.clock.in(1);
  if (entry.vague || (same_day && clock == entry.clock.in(0))) return {};
  return same_day && !clock.empty() ? clock : start_of(entry, 1, texts);
}

std::string lasted_of(const Entry& entry, const Texts& texts) {
  return entry.degradation ? texts.with("entry.degraded_for", {{"duration", entry.lasted}})
                           : entry.lasted;
}

std::string details_of(const Entry& entry) {
  std::vector<std::string> details;
  for (const ZonedText& detail : entry.details) details.push_back(detail.in(0));
  return joined(details, kDot);
}

std::string sources_of(const Entry& entry, const Texts& texts) {
  std::vector<std::string> names;
  for (const SourceLink& source : entry.sources) names.push_back(isolated(source.name));
  return texts.enumerated(names) + entry.sources_note;
}

std::vector<std::string> rank_headings(const Texts& texts) {
  return {texts("rank.platform"), texts("rank.outages"), texts("rank.downtime"),
          texts("rank.longest"), texts("rank.availability")};
}

std::vector<std::string> rank_cells(const PlatformReport& platform, const Texts& texts) {
  const std::string name = isolated(platform.platform);
  const Rank& rank = platform.rank;
  if (rank.state == Rank::State::not_monitored)
    return {name, texts("months.not_monitored"), {}, {}, {}};
  return {name, with_limits(rank.outages, rank.limits), rank.downtime, rank.longest,
          rank.availability};
}

std::vector<std::size_t> platform_order(const Report& report) {
  if (!report.ranking.empty()) return report.ranking;
  std::vector<std::size_t> order(report.platforms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

std::vector<std::pair<const Section*, std::string>> folded_sections(const Report& report,
                                                                    Part part) {
  std::vector<std::pair<const Section*, std::string>> found;
  const auto add = [&](const std::vector<Section>& sections, const std::string& before) {
    for (const Section& section : sections) {
      // What is not known is on the first page.
      if (section.part == part && section.id != "unknown")
        found.emplace_back(&section, before + section.title);
    }
  };
  const bool several = report.platforms.size() > 1;
  for (const std::size_t i : platform_order(report)) {
    const PlatformReport& platform = report.platforms[i];
    add(platform.sections, several ? isolated(platform.platform) + ": " : "");
  }
  add(report.sections, "");
  return found;
}

}  // namespace outagedb
