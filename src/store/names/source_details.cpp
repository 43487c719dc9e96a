#include "store/names/source_details.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"

namespace outagedb {
namespace {

// The columns of source that may differ from what source_detail states.
constexpr const char* kColumns = "(publisher, url, language, zone)";

std::string settling() {
  return fmt::format("UPDATE source SET {0} = {1} WHERE {0} IS NOT {1}", kColumns,
                     named_sql("source_details.stated"));
}

}  // namespace

SourceDetails::SourceDetails(SQLite::Database& db)
    : db_(db),
      known_(db, named_sql("source_details.known")),
      add_(db, named_sql("source_details.add")) {}

SourceDetails::Details SourceDetails::details_of(const Source& stated) {
  return {valid_utf8(stated.publisher), valid_utf8(stated.url), valid_utf8(stated.language),
          valid_utf8(stated.zone)};
}

void SourceDetails::add(std::int64_t source, const Source& stated, Instant observed_at) {
  const Details details = details_of(stated);
  if (details == Details{}) return;
  Details& held = stated_[source][observed_at];
  for (std::size_t i = 0; i < held.size(); ++i) held[i] = std::max(held[i], details[i]);
}

bool SourceDetails::is_known(std::int64_t source, const Source& stated, Instant observed_at) {
  return stated_by(source, details_of(stated), observed_at).has_value();
}

std::string SourceDetails::zone(std::int64_t source) {
  SQLite::Statement stored(db_, "SELECT coalesce(zone, '') FROM source WHERE id = ?");
  std::string zone;
  if (bound(stored, source).executeStep()) zone = stored.getColumn(0).getString();
  const auto held = stated_.find(source);
  if (held == stated_.end()) return zone;
  for (const auto& [at, details] : held->second) zone = std::max(zone, details.back());
  return zone;
}

std::optional<std::set<std::int64_t>> SourceDetails::stated_by(std::int64_t source,
                                                               const Details& details,
                                                               Instant observed_at) {
  std::set<std::int64_t> batches;
  Details missing = details;
  bound(known_, source, observed_at);
  while (missing != Details{} && known_.executeStep()) {
    for (std::size_t i = 0; i < missing.size(); ++i) {
      const std::string stored = known_.getColumn(static_cast<int>(i) + 1).getString();
      if (missing[i].empty() || missing[i] != stored) continue;
      missing[i].clear();
      batches.insert(known_.getColumn(0).getInt64());
    }
  }
  known_.reset();
  return missing == Details{} ? std::optional(batches) : std::nullopt;
}

void SourceDetails::write(BatchDependencies& batch) {
  SQLite::Statement settle(db_, settling() + " AND id = ?");
  for (const auto& [source, stated] : stated_) {
    write_one(source, stated, batch);
    run(settle, source);
  }
  stated_.clear();
}

// Of the retrievals of one batch only those that raise a value count: they can only be undone
// together.
void SourceDetails::write_one(std::int64_t source, const std::map<Instant, Details>& stated,
                              BatchDependencies& batch) {
  Details highest;
  for (const auto& [at, details] : stated) {
    Details raised;
    for (std::size_t i = 0; i < details.size(); ++i) {
      if (details[i] > highest[i]) raised[i] = highest[i] = details[i];
    }
    if (raised == Details{}) continue;
    const auto known = kept_.contains(source) ? std::nullopt : stated_by(source, raised, at);
    if (known) {
      for (const std::int64_t other : *known) batch.add(other);
    } else {
      run(add_, source, at, batch.batch(), or_null(raised[0]), or_null(raised[1]),
          or_null(raised[2]), or_null(raised[3]));
    }
  }
}

void settle_source_details(SQLite::Database& db) { db.exec(settling()); }

std::set<std::int64_t> source_differences(SQLite::Database& db) {
  std::set<std::int64_t> ids;
  SQLite::Statement row(db, fmt::format("SELECT id FROM source WHERE {} IS NOT {}", kColumns,
                                        named_sql("source_details.stated")));
  while (row.executeStep()) ids.insert(row.getColumn(0).getInt64());
  return ids;
}

void move_source_details(SQLite::Database& db, std::int64_t from, std::int64_t to) {
  const auto larger = [](const char* column) {
    return fmt::format("{0} = max(coalesce({0}, excluded.{0}), coalesce(excluded.{0}, {0}))",
                       column);
  };
  SQLite::Statement move(
      db, fmt::format(fmt::runtime(named_sql("source_details.move")), larger("publisher"),
                      larger("url"), larger("language"), larger("zone")));
  run(move, from, to);
  SQLite::Statement remove(db, "DELETE FROM source_detail WHERE source_id = ?");
  run(remove, from);
}

void remove_unused_sources(SQLite::Database& db) {
  db.exec(named_sql("source_details.remove_unused_sources"));
}

}  // namespace outagedb
