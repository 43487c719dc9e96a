#include "report/unknown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/rows.hpp"
#include "report/words.hpp"
#include "time/format.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kFaultsShown = 5;

std::string coverage_line(const KnownFacts& facts) {
  const double share = number_at(*facts.comparison, 0, "observed_share").value_or(0);
  if (facts.coverage.rows.empty())
    return "No source is known to have watched in this month: what is not listed may have happened "
           "all the same.";
  std::string who;
  for (std::size_t i = 0; i < facts.coverage.rows.size(); ++i) {
    const std::string source = fmt::format("{} ({})", text_at(facts.coverage, i, "source"),
                                           text_at(facts.coverage, i, "basis"));
    if (who.find(source) == std::string::npos) who += (who.empty() ? "" : ", ") + source;
  }
  return fmt::format("Observed {:.0f} % of the month, by: {}.", share * 100, who);
}

std::int64_t rows_where(const Table& timeline, bool (*holds)(const Table&, std::size_t)) {
  std::int64_t number = 0;
  for (std::size_t i = 0; i < timeline.rows.size(); ++i) number += holds(timeline, i) ? 1 : 0;
  return number;
}

bool start_is_imprecise(const Table& timeline, std::size_t row) {
  return integer_at(timeline, row, "started_min") != integer_at(timeline, row, "started_max");
}

bool end_is_unknown(const Table& timeline, std::size_t row) {
  return !integer_at(timeline, row, "ended_max");
}

void add_faults(const KnownFacts& facts, std::vector<std::string>& lines) {
  const std::size_t shown = std::min(facts.faults.rows.size(), kFaultsShown);
  for (std::size_t i = 0; i < shown; ++i) {
    lines.push_back(
        fmt::format("Set aside: {} of '{}' ({}): stated {}, which contradicts {}.",
                    text_at(facts.faults, i, "field"), text_at(facts.faults, i, "title"),
                    text_at(facts.faults, i, "source"), text_at(facts.faults, i, "stated"),
                    text_at(facts.faults, i, "contradicts")));
  }
  if (facts.faults.rows.size() > shown) {
    lines.push_back(fmt::format("{} more times were set aside: 'outagedb query faults'.",
                                facts.faults.rows.size() - shown));
  }
}

}  // namespace

std::vector<std::string> what_is_unknown(const KnownFacts& facts) {
  std::vector<std::string> lines;
  if (facts.partial_until)
    lines.push_back(fmt::format("The month was not over at {}: it is reported in part.",
                                format_minute(*facts.partial_until, facts.zone)));
  lines.push_back(coverage_line(facts));
  const auto imprecise = rows_where(*facts.certain, start_is_imprecise);
  const auto open = rows_where(*facts.certain, end_is_unknown);
  if (imprecise > 0)
    lines.push_back(
        fmt::format("{} with an imprecise start: shown as bounds.", counted(imprecise, "outage")));
  if (open > 0)
    lines.push_back(fmt::format(
        "{} without a stated end: at least as long as shown, and the downtime has no upper limit.",
        counted(open, "outage")));
  const auto possibly = integer_at(*facts.comparison, 0, "possibly_started").value_or(0);
  if (possibly > 0)
    lines.push_back(fmt::format("{} may have started in this month or in another.",
                                counted(possibly, "outage")));
  add_faults(facts, lines);
  if (!facts.rejects.rows.empty()) {
    lines.push_back(fmt::format(
        "{} refused on the way in, of whatever platform and month: 'outagedb query rejects'.",
        counted(static_cast<std::int64_t>(facts.rejects.rows.size()), "record")));
  }
  return lines;
}

}  // namespace outagedb
