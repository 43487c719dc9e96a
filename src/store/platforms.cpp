#include "store/platforms.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/nearest.hpp"
#include "base/text.hpp"
#include "store/bind.hpp"
#include "store/ingest.hpp"

namespace outagedb {
std::optional<std::int64_t> find_platform(SQLite::Database& db, std::string_view name) {
  SQLite::Statement row(db, "SELECT platform_id FROM platform_name WHERE folded = ?");
  if (!bound(row, fold(name)).executeStep()) return std::nullopt;
  return row.getColumn(0).getInt64();
}

std::int64_t require_platform(SQLite::Database& db, std::string_view name) {
  if (const auto id = find_platform(db, name)) return *id;
  std::vector<std::string> names;
  SQLite::Statement known(db, "SELECT name FROM platform ORDER BY name");
  while (known.executeStep()) names.push_back(known.getColumn(0).getString());
  throw Error(fmt::format("no platform is called '{}'", valid_utf8(name.substr(0, 80))),
              names.empty() ? "the history is empty" : hint_of_names(name, names));
}

namespace {

// The rows of `known` are all names there are.
void require_known(SQLite::Statement& known, const char* what, std::string_view name) {
  std::vector<std::string> names;
  while (known.executeStep()) {
    names.push_back(known.getColumn(0).getString());
    if (names.back() == name) return;
  }
  throw Error(
      fmt::format("no source tells of the {} '{}'", what, valid_utf8(name.substr(0, 80))),
      names.empty() ? fmt::format("no source tells of any {}", what) : hint_of_names(name, names));
}

}  // namespace

void require_component(SQLite::Database& db, std::string_view component,
                       const std::vector<std::int64_t>& platforms) {
  SQLite::Statement known(db,
                          "SELECT DISTINCT component FROM incident_component c JOIN incident i"
                          " ON i.id = c.incident_id WHERE ?1 = '[]' OR i.platform_id IN"
                          "  (SELECT value FROM json_each(?1)) ORDER BY 1");
  require_known(bound(known, fmt::format("[{}]", fmt::join(platforms, ","))), "component",
                component);
}

void require_region(SQLite::Database& db, std::string_view region) {
  SQLite::Statement known(db, "SELECT code FROM region ORDER BY 1");
  require_known(known, "region", region);
}

std::vector<std::string> platform_names(SQLite::Database& db,
                                        const std::vector<std::string>& asked) {
  std::vector<std::string> names;
  SQLite::Statement one(db, "SELECT name FROM platform WHERE id = ?");
  for (const std::string& name : asked) {
    bound(one, require_platform(db, name)).executeStep();
    const std::string shown = one.getColumn(0).getString();
    if (std::find(names.begin(), names.end(), shown) == names.end()) names.push_back(shown);
  }
  SQLite::Statement all(db, "SELECT name FROM platform ORDER BY name");
  while (asked.empty() && all.executeStep()) names.push_back(all.getColumn(0).getString());
  if (names.empty()) throw Error("the history is empty", "'outagedb ingest' takes files in");
  return names;
}

namespace {

std::string shown_name(SQLite::Database& db, std::int64_t platform) {
  SQLite::Statement row(db, "SELECT name FROM platform WHERE id = ?");
  bound(row, platform).executeStep();
  return row.getColumn(0).getString();
}

void require_name(std::string_view name) {
  if (fold(name).empty()) throw Error("a platform needs a name", "this one is empty");
}

// What was said of one of the names before: without it this would mean something else.
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

// A batch of its own, so that it can be undone. It retrieves nothing: it is as of the newest
// retrieval.
std::int64_t say(SQLite::Database& db,
                 const std::vector<std::pair<std::string, std::string>>& names, const Hand& hand) {
  const std::string who = hand.who.empty() ? "unknown" : hand.who;
  IngestBatch batch(db, {.name = "by hand",
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

std::int64_t add_platform(SQLite::Database& db, std::string_view name, const Hand& hand) {
  const std::string spelling = spelt(name);
  if (find_platform(db, name)) {
    throw Error(fmt::format("a platform is called '{}' already", name),
                "'outagedb platform list' shows it");
  }
  return say(db, {{spelling, spelling}}, hand);
}

NamedPlatform alias_platform(SQLite::Database& db, std::string_view name, std::string_view platform,
                             const Hand& hand) {
  const std::int64_t into = require_platform(db, platform);
  const std::string spelling = spelt(name);
  const auto from = find_platform(db, name);
  if (from == into) return {};
  const std::string other = shown_name(db, into);
  return {say(db, {{from ? shown_name(db, *from) : spelling, other}}, hand), from.has_value()};
}

std::int64_t merge_platforms(SQLite::Database& db, std::string_view from, std::string_view into,
                             const Hand& hand) {
  const std::int64_t gone = require_platform(db, from);
  const std::int64_t kept = require_platform(db, into);
  if (gone == kept) throw Error(fmt::format("'{}' and '{}' are one platform already", from, into));
  return say(db, {{shown_name(db, gone), shown_name(db, kept)}}, hand);
}

std::int64_t rename_platform(SQLite::Database& db, std::string_view platform, std::string_view name,
                             const Hand& hand) {
  const std::int64_t renamed = require_platform(db, platform);
  const std::string spelling = spelt(name);
  const auto other = find_platform(db, name);
  if (other && *other != renamed) {
    throw Error(fmt::format("'{}' is another platform", name),
                "'outagedb platform merge' makes one of two platforms");
  }
  const std::string shown = shown_name(db, renamed);
  if (shown == spelling) throw Error(fmt::format("the platform is called '{}' already", spelling));
  return say(db, {{shown, spelling}, {spelling, spelling}}, hand);
}

}  // namespace outagedb
