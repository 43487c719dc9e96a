#include "report/builder/unknown.hpp"

#include <algorithm>

#include "report/builder/narrative.hpp"
#include "report/builder/rows.hpp"
#include "report/builder/timeline_rows.hpp"

namespace outagedb {
namespace {

// Counts of user reports do not cover outages, nor does a statement that nobody monitored.
bool covers(const Table& coverage, std::size_t row) {
  const std::string basis = text_at(coverage, row, "basis");
  return basis != "series" && basis != "none";
}

bool covers_any(const Table& coverage) {
  for (std::size_t i = 0; i < coverage.rows.size(); ++i) {
    if (covers(coverage, i)) return true;
  }
  return false;
}

// The sources whose lists are the basis of assumed coverage.
std::string lists(const Table& coverage, const Texts& texts) {
  std::vector<std::string> named;
  for (std::size_t i = 0; i < coverage.rows.size(); ++i) {
    if (text_at(coverage, i, "basis") != "assumed") continue;
    const std::string source = isolated(text_at(coverage, i, "source"));
    if (std::ranges::find(named, source) == named.end()) named.push_back(source);
  }
  return named.empty() ? std::string() : enumerated(named, texts);
}

std::string watchers(const Table& coverage, const Texts& texts) {
  std::vector<std::string> named;
  for (std::size_t i = 0; i < coverage.rows.size(); ++i) {
    if (!covers(coverage, i)) continue;
    const std::string source = texts.with(
        "unknown.source", {{"source", isolated(text_at(coverage, i, "source"))},
                           {"basis", texts.value("basis", text_at(coverage, i, "basis"))}});
    if (std::ranges::find(named, source) == named.end()) named.push_back(source);
  }
  return enumerated(named, texts);
}

std::string coverage_line(const KnownFacts& facts, const Texts& texts) {
  if (!covers_any(facts.coverage)) return texts(of_kind("unknown.unwatched", facts.period));
  const double share = number_at(*facts.comparison, 0, "observed_share").value_or(0);
  return texts.with(of_kind("unknown.observed", facts.period),
                    {{"share", texts.share(share)}, {"sources", watchers(facts.coverage, texts)}});
}

std::int64_t rows_where(const Table& timeline, bool degradations,
                        bool (*holds)(const Table&, std::size_t)) {
  std::int64_t number = 0;
  for (std::size_t i = 0; i < timeline.rows.size(); ++i)
    number += is_degradation(timeline, i) == degradations && holds(timeline, i) ? 1 : 0;
  return number;
}

bool start_is_imprecise(const Table& timeline, std::size_t row) {
  return integer_at(timeline, row, "started_min") != integer_at(timeline, row, "started_max");
}

bool end_is_unknown(const Table& timeline, std::size_t row) {
  return !integer_at(timeline, row, "ended_max");
}

}  // namespace

std::vector<std::string> what_is_unknown(const KnownFacts& facts, const Texts& texts) {
  std::vector<std::string> lines;
  if (facts.partial_until) {
    lines.push_back(texts.with(of_kind("unknown.partial", facts.period),
                               {{"time", texts.minute(*facts.partial_until, facts.zone)}}));
  }
  lines.push_back(coverage_line(facts, texts));
  if (const std::string kept = lists(facts.coverage, texts); !kept.empty())
    lines.push_back(texts.with("unknown.assumed", {{"sources", kept}}));
  const auto add = [&](const std::string& key, std::int64_t number) {
    if (number > 0) lines.push_back(texts.counted(key, number));
  };
  add("unknown.start", rows_where(*facts.certain, false, start_is_imprecise));
  add("unknown.degradation_start", rows_where(*facts.certain, true, start_is_imprecise));
  add("unknown.end", rows_where(*facts.certain, false, end_is_unknown));
  add("unknown.degradation_end", rows_where(*facts.certain, true, end_is_unknown));
  add(of_kind("unknown.possibly", facts.period),
      integer_at(*facts.comparison, 0, "possibly_started").value_or(0));
  add("unknown.faults", static_cast<std::int64_t>(facts.faults));
  add("unknown.rejects", static_cast<std::int64_t>(facts.rejects));
  return lines;
}

}  // namespace outagedb
