#include "report/builder/appendix.hpp"

#include <algorithm>
#include <set>

#include "report/builder/rows.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kRowsShown = 200;

const std::vector<std::string> kAsStatedAndRead{"outage",      "source",      "started_text",
                                                "started_min", "started_max", "ended_text",
                                                "ended_min",   "ended_max",   "counts"};

// Whether the latest start (end) of one lies before the earliest of another.
bool disjoint(const Table& table, std::size_t first, std::size_t last, std::string_view name) {
  std::optional<Instant> earliest_max;
  std::optional<Instant> latest_min;
  for (std::size_t i = first; i < last; ++i) {
    const auto [min, max] = times_at(table, i, name);
    if (max) earliest_max = std::min(*max, earliest_max.value_or(*max));
    if (min) latest_min = std::max(*min, latest_min.value_or(*min));
  }
  return earliest_max && latest_min && *earliest_max < *latest_min;
}

bool contradict(const Table& statements, std::size_t first, std::size_t last) {
  return disjoint(statements, first, last, "started") || disjoint(statements, first, last, "ended");
}

std::set<std::string> texts_in(const Table& table, std::string_view column) {
  std::set<std::string> texts;
  for (std::size_t i = 0; i < table.rows.size(); ++i) texts.insert(text_at(table, i, column));
  return texts;
}

}  // namespace

void shorten(Section& section, const Texts& texts) {
  if (section.table.rows.size() <= kRowsShown) return;
  const auto more = static_cast<std::int64_t>(section.table.rows.size() - kRowsShown);
  section.table.rows.resize(kRowsShown);
  section.lines.push_back(texts.counted("more", more));
}

Table sources_named(const Table& sources, const Table& statements, const Table& coverage) {
  std::set<std::string> named = texts_in(statements, "source");
  named.merge(texts_in(coverage, "source"));
  Table table{sources.columns, {}};
  for (std::size_t i = 0; i < sources.rows.size(); ++i) {
    if (named.contains(text_at(sources, i, "source"))) table.rows.push_back(sources.rows[i]);
  }
  return pick(table, {"source", "kind", "language", "address", "retrieved"});
}

bool contradict(const Table& statements) {
  return contradict(statements, 0, statements.rows.size());
}

Table contradictions(const Table& statements) {
  Table table{statements.columns, {}};
  for (std::size_t first = 0, last = 0; first < statements.rows.size(); first = last) {
    const std::string outage = text_at(statements, first, "outage");
    while (last < statements.rows.size() && text_at(statements, last, "outage") == outage) ++last;
    if (contradict(statements, first, last)) {
      const auto begin = statements.rows.begin();
      table.rows.insert(table.rows.end(), begin + static_cast<std::ptrdiff_t>(first),
                        begin + static_cast<std::ptrdiff_t>(last));
    }
  }
  return pick(table, kAsStatedAndRead);
}

Table imprecise(const Table& statements) {
  Table table{statements.columns, {}};
  for (std::size_t i = 0; i < statements.rows.size(); ++i) {
    if (!times_at(statements, i, "started").exact() || !times_at(statements, i, "ended").exact())
      table.rows.push_back(statements.rows[i]);
  }
  return pick(table, kAsStatedAndRead);
}

}  // namespace outagedb
