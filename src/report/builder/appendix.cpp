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
bool disjoint(const Table& table, std::size_t first, std::size_t last, const char* min,
              const char* max) {
  std::optional<Instant> earliest_max;
  std::optional<Instant> latest_min;
  for (std::size_t i = first; i < last; ++i) {
    if (const auto at = integer_at(table, i, max))
      earliest_max = std::min(*at, earliest_max.value_or(*at));
    if (const auto at = integer_at(table, i, min))
      latest_min = std::max(*at, latest_min.value_or(*at));
  }
  return earliest_max && latest_min && *earliest_max < *latest_min;
}

std::set<std::string> texts_in(const Table& table, std::string_view column) {
  std::set<std::string> texts;
  for (std::size_t i = 0; i < table.rows.size(); ++i) texts.insert(text_at(table, i, column));
  return texts;
}

bool exact(const Table& table, std::size_t row, const char* min, const char* max) {
  const auto at = integer_at(table, row, min);
  return at && at == integer_at(table, row, max);
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
  const std::size_t all = statements.rows.size();
  return disjoint(statements, 0, all, "started_min", "started_max") ||
         disjoint(statements, 0, all, "ended_min", "ended_max");
}

Table contradictions(const Table& statements) {
  Table table{statements.columns, {}};
  for (std::size_t first = 0, last = 0; first < statements.rows.size(); first = last) {
    const std::string outage = text_at(statements, first, "outage");
    while (last < statements.rows.size() && text_at(statements, last, "outage") == outage) ++last;
    if (disjoint(statements, first, last, "started_min", "started_max") ||
        disjoint(statements, first, last, "ended_min", "ended_max")) {
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
    if (!exact(statements, i, "started_min", "started_max") ||
        !exact(statements, i, "ended_min", "ended_max"))
      table.rows.push_back(statements.rows[i]);
  }
  return pick(table, kAsStatedAndRead);
}

}  // namespace outagedb
