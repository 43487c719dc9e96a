#include "store/batches/manage_platforms.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "store/batches/ingest.hpp"
#include "store/db/bind.hpp"
#include "store/names/platforms.hpp"

namespace outagedb {
namespace {

std::string shown_name(SQLite::Database& db, std::int64_t platform) {
  SQLite::Statement row(db, "SELECT name FROM platform WHERE id = ?");
  bound(row, platform).executeStep();
  return row.getColumn(0).getString();
}

void require_name(std::string_view name) {
  if (fold(name).empty()) throw Error("the platform name is empty", "specify a name");
}

// The batches that use the names: without them this statement would mean something else.
std::set<std::int64_t> batches_naming(
    SQLite::Database& db, const std::vector<std::pair<std::string, std::string>>& names) {
  std::set<std::string> folded;
  for (const auto& [name, other] : names) folded.insert({fold(name), fold(other)});
  std::set<std::int64_t> batches;
  SQLite::Statement row(db, "SELECT name, other, batch_id FROM naming WHERE batch_id IS NOT NULL");
  while (row.executeStep()) {
    if (folded.contains(fold(row.getColumn(0).getString())) ||
        folded.contains(fold(row.getColumn(1).getString())))
      batches.insert(row.getColumn(2).getInt64());
  }
  return batches;
}

// Writes a batch of its own, so that it can be undone. It retrieves nothing, so it gets the time of
// the newest retrieval.
std::int64_t say(SQLite::Database& db,
                 const std::vector<std::pair<std::string, std::string>>& names,
                 const Attribution& hand) {
  const std::string who = hand.who.empty() ? "unknown" : hand.who;
  IngestBatch batch(db, {.name = "manual entry",
                         .format = "naming",
                         .observed_at = latest_retrieval(db),
                         .stated_at = {},
                         .who = who,
                         .why = hand.why});
  for (const std::int64_t earlier : batches_naming(db, names)) batch.rely_on(earlier);
  for (const auto& [name, other] : names)
    batch.exported(Naming{name, other, who, clock_now(), hand.why}, {});
  const Summary summary = batch.finish("");
  batch.commit();
  return summary.batch;
}

std::string spelt(std::string_view name) {
  require_name(name);
  return valid_utf8(trim(name));
}

}  // namespace

std::int64_t add_platform(SQLite::Database& db, std::string_view name, const Attribution& hand) {
  const std::string spelling = spelt(name);
  if (find_platform(db, name)) {
    throw Error(fmt::format("a platform named '{}' already exists", name),
                "list platforms and their names with 'outagedb platform list'");
  }
  return say(db, {{spelling, spelling}}, hand);
}

NamedPlatform alias_platform(SQLite::Database& db, std::string_view name, std::string_view platform,
                             const Attribution& hand) {
  const std::int64_t into = require_platform(db, platform);
  const std::string spelling = spelt(name);
  const auto from = find_platform(db, name);
  if (from == into) return {};
  const std::string other = shown_name(db, into);
  return {say(db, {{from ? shown_name(db, *from) : spelling, other}}, hand), from.has_value()};
}

std::int64_t merge_platforms(SQLite::Database& db, std::string_view from, std::string_view into,
                             const Attribution& hand) {
  const std::int64_t gone = require_platform(db, from);
  const std::int64_t kept = require_platform(db, into);
  if (gone == kept)
    throw Error(fmt::format("'{}' and '{}' are names of one platform already", from, into),
                "specify two platforms; 'outagedb platform list' shows their names");
  return say(db, {{shown_name(db, gone), shown_name(db, kept)}}, hand);
}

std::int64_t rename_platform(SQLite::Database& db, std::string_view platform, std::string_view name,
                             const Attribution& hand) {
  const std::int64_t renamed = require_platform(db, platform);
  const std::string spelling = spelt(name);
  const auto other = find_platform(db, name);
  if (other && *other != renamed) {
    throw Error(fmt::format("'{}' is the name of another platform", name),
                "to combine two platforms, use 'outagedb platform merge'");
  }
  const std::string shown = shown_name(db, renamed);
  if (shown == spelling) throw Error(fmt::format("the platform is already named '{}'", spelling));
  return say(db, {{shown, spelling}, {spelling, spelling}}, hand);
}

}  // namespace outagedb
