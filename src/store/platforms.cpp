#include "store/platforms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "base/text.hpp"
#include "store/bind.hpp"
#include "store/coverage.hpp"
#include "store/database.hpp"
#include "store/names.hpp"
#include "store/outages.hpp"
#include "store/watched_spans.hpp"

namespace outagedb {
namespace {

// Rows of ?1 that collide with rows of ?2 are folded into those, in the order of these statements;
// what is left changes hands.
constexpr const char* kMerge[] = {
    // One source's statements of both platforms: the revisions go to the row that stays.
    "CREATE TEMP TABLE twin AS SELECT a.id AS gone, b.id AS kept,"
    " (coalesce(a.stated_at, -9e15), a.sha256) > (coalesce(b.stated_at, -9e15), b.sha256) AS wins"
    " FROM incident a JOIN incident b ON b.source_id = a.source_id AND b.key = a.key"
    " WHERE a.platform_id = ?1 AND b.platform_id = ?2",
    // Where the other statement wins, the two rows change places first.
    "UPDATE twin SET gone = kept, kept = gone WHERE wins",
    // What both say cannot be told apart any more: their batches are undone together or not at all.
    "INSERT OR IGNORE INTO batch_need (batch_id, on_id) WITH said AS ("
    "  SELECT incident_id, batch_id FROM incident_revision UNION"
    "  SELECT incident_id, batch_id FROM incident_again UNION"
    "  SELECT incident_id, batch_id FROM incident_listed),"
    " pair AS (SELECT g.batch_id AS a, k.batch_id AS b FROM twin JOIN said g ON g.incident_id = "
    "gone"
    "  JOIN said k ON k.incident_id = kept WHERE g.batch_id <> k.batch_id)"
    " SELECT a, b FROM pair UNION SELECT b, a FROM pair",
    "UPDATE OR IGNORE incident_again SET incident_id = (SELECT kept FROM twin WHERE gone = "
    "incident_id)"
    " WHERE incident_id IN (SELECT gone FROM twin)",
    "UPDATE OR IGNORE incident_listed SET incident_id = (SELECT kept FROM twin WHERE gone = "
    "incident_id)"
    " WHERE incident_id IN (SELECT gone FROM twin)",
    "INSERT INTO incident_listing (incident_id, listed_at) SELECT kept, listed_at FROM twin JOIN"
    " incident_listing ON incident_id = gone"
    " WHERE true ON CONFLICT DO UPDATE SET listed_at = max(listed_at, excluded.listed_at)",
    "UPDATE OR IGNORE incident_revision SET incident_id = (SELECT kept FROM twin WHERE gone = "
    "incident_id)"
    " WHERE incident_id IN (SELECT gone FROM twin)",
    "UPDATE incident_link SET a_id = (SELECT kept FROM twin WHERE gone = a_id) WHERE a_id IN "
    "(SELECT gone FROM twin)",
    "UPDATE incident_link SET b_id = (SELECT kept FROM twin WHERE gone = b_id) WHERE b_id IN "
    "(SELECT gone FROM twin)",
    "DELETE FROM incident WHERE id IN (SELECT gone FROM twin)",
    "DROP TABLE twin",
    "UPDATE incident SET platform_id = ?2 WHERE platform_id = ?1",
    // One source's counts of both: of two for the same bucket the larger stands.
    "CREATE TEMP TABLE twin AS SELECT a.id AS gone, b.id AS kept FROM series a JOIN series b"
    " ON b.region = a.region AND b.source_id = a.source_id WHERE a.platform_id = ?1 AND "
    "b.platform_id = ?2",
    "INSERT OR IGNORE INTO batch_need (batch_id, on_id) WITH said AS ("
    "  SELECT series_id, batch_id FROM user_report_span UNION"
    "  SELECT series_id, batch_id FROM user_report_prior UNION"
    "  SELECT series_id, batch_id FROM series_bucket),"
    " pair AS (SELECT g.batch_id AS a, k.batch_id AS b FROM twin JOIN said g ON g.series_id = gone"
    "  JOIN said k ON k.series_id = kept WHERE g.batch_id <> k.batch_id)"
    " SELECT a, b FROM pair UNION SELECT b, a FROM pair",
    "UPDATE OR IGNORE user_report_span SET series_id = (SELECT kept FROM twin WHERE gone = "
    "series_id)"
    " WHERE series_id IN (SELECT gone FROM twin)",
    "DELETE FROM user_report_span WHERE series_id IN (SELECT gone FROM twin)",
    "INSERT INTO series_bucket SELECT kept, batch_id, bucket_s, watched FROM series_bucket JOIN "
    "twin"
    " ON gone = series_id WHERE true ON CONFLICT DO UPDATE SET watched = max(watched,"
    " excluded.watched), bucket_s = coalesce(min(bucket_s, excluded.bucket_s), bucket_s,"
    " excluded.bucket_s)",
    "DELETE FROM series_bucket WHERE series_id IN (SELECT gone FROM twin)",
    "INSERT INTO user_report (series_id, at, count) SELECT kept, at, count FROM user_report JOIN "
    "twin ON gone = series_id"
    " WHERE true ON CONFLICT DO UPDATE SET count = max(count, excluded.count)",
    "UPDATE OR REPLACE user_report_prior SET series_id = (SELECT kept FROM twin WHERE gone = "
    "series_id)"
    " WHERE series_id IN (SELECT gone FROM twin)",
    "DELETE FROM user_report_hour WHERE series_id IN (SELECT gone FROM twin UNION SELECT kept FROM "
    "twin)",
    "INSERT INTO user_report_hour (series_id, hour, total, peak, peak_at, buckets)"
    " SELECT series_id, hour, sum(count), max(count), (SELECT at FROM user_report s WHERE "
    "s.series_id = r.series_id"
    "  AND s.at BETWEEN hour AND hour + 3599 ORDER BY s.count DESC, at LIMIT 1), count(*)"
    " FROM (SELECT series_id, count, at - (at % 3600 + 3600) % 3600 AS hour FROM user_report"
    "  WHERE series_id IN (SELECT kept FROM twin)) r GROUP BY series_id, hour",
    "DELETE FROM user_report WHERE series_id IN (SELECT gone FROM twin)",
    // Somebody counted all the time where either says so.
    "UPDATE series SET watched = max(watched, (SELECT g.watched FROM twin JOIN series g"
    "  ON g.id = gone WHERE kept = series.id)), bucket_s = coalesce((SELECT min(b.bucket_s)"
    "  FROM series_bucket b WHERE b.series_id = series.id), bucket_s)"
    " WHERE id IN (SELECT kept FROM twin)",
    "DELETE FROM series WHERE id IN (SELECT gone FROM twin)",
    "CREATE TEMP TABLE merged_series AS SELECT kept AS id, coalesce((SELECT max(batch_id) FROM"
    "  (SELECT batch_id, series_id FROM user_report_span UNION ALL"
    "   SELECT batch_id, series_id FROM series_bucket) b WHERE b.series_id = kept),"
    "  (SELECT max(id) FROM batch)) AS batch_id FROM twin",
    "DROP TABLE twin",
    "UPDATE series SET platform_id = ?2 WHERE platform_id = ?1",
    // Of equal stretches one stands, for the batches of both.
    "INSERT OR IGNORE INTO batch_need (batch_id, on_id) SELECT g.batch_id, k.batch_id"
    " FROM coverage g JOIN coverage k USING (source_id, basis, from_at, until_at)"
    " WHERE g.platform_id = ?1 AND k.platform_id = ?2 AND g.region IS k.region"
    "  AND g.component IS k.component AND g.batch_id <> k.batch_id",
    "UPDATE OR IGNORE coverage SET platform_id = ?2 WHERE platform_id = ?1",
    "DELETE FROM coverage WHERE platform_id = ?1",
    "UPDATE coverage_within SET platform_id = ?2 WHERE platform_id = ?1",
    "UPDATE OR IGNORE snapshot SET platform_id = ?2 WHERE platform_id = ?1",
    "DELETE FROM snapshot WHERE platform_id = ?1",
    "UPDATE OR IGNORE incident_log SET platform_id = ?2 WHERE platform_id = ?1",
    "DELETE FROM incident_log WHERE platform_id = ?1",
    "DELETE FROM outage WHERE platform_id = ?1",
    "DELETE FROM assumed_coverage WHERE platform_id = ?1",
    "UPDATE platform_name SET platform_id = ?2 WHERE platform_id = ?1",
    "DELETE FROM platform WHERE id = ?1",
};

void cover_merged_series(SQLite::Database& db) {
  std::vector<std::pair<std::int64_t, std::int64_t>> merged;
  {
    SQLite::Statement row(db, "SELECT id, batch_id FROM merged_series");
    while (row.executeStep())
      merged.emplace_back(row.getColumn(0).getInt64(), row.getColumn(1).getInt64());
  }
  for (const auto& [id, batch] : merged) cover_series(db, id, batch);
  db.exec("DROP TABLE merged_series");
}

void merge_rows(SQLite::Database& db, std::int64_t from, std::int64_t into) {
  for (const char* sql : kMerge) {
    SQLite::Statement statement(db, sql);
    const int parameters = statement.getBindParameterCount();
    if (parameters >= 1) statement.bind(1, from);
    if (parameters >= 2) statement.bind(2, into);
    statement.exec();
  }
  cover_merged_series(db);
  keep_widest_coverage(db, into);
  derive_outages(db, into);
}

void add_name(SQLite::Database& db, std::string_view name, std::int64_t platform) {
  if (fold(name).empty()) throw Error("a platform needs a name", "this one is empty");
  SQLite::Statement add(db,
                        "INSERT INTO platform_name (folded, name, platform_id) VALUES (?, ?, ?)");
  run(add, fold(name), valid_utf8(trim(name)), platform);
}

}  // namespace

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
                       std::string_view platform) {
  SQLite::Statement known(db,
                          "SELECT DISTINCT component FROM incident_component c JOIN incident i"
                          " ON i.id = c.incident_id WHERE ?1 = '' OR i.platform_id IN"
                          "  (SELECT platform_id FROM platform_name WHERE folded = ?1) ORDER BY 1");
  require_known(bound(known, fold(platform)), "component", component);
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

void add_platform(SQLite::Database& db, std::string_view name) {
  WriteTransaction transaction(db);
  if (find_platform(db, name)) {
    throw Error(fmt::format("a platform is called '{}' already", name),
                "'outagedb platform list' shows it");
  }
  Names(db).platform(name);
  transaction.commit();
}

bool alias_platform(SQLite::Database& db, std::string_view name, std::string_view platform) {
  WriteTransaction transaction(db);
  const std::int64_t into = require_platform(db, platform);
  const auto from = find_platform(db, name);
  if (from == into) return false;
  if (from) {
    merge_rows(db, *from, into);
  } else {
    add_name(db, name, into);
  }
  transaction.commit();
  return from.has_value();
}

void merge_platforms(SQLite::Database& db, std::string_view from, std::string_view into) {
  WriteTransaction transaction(db);
  const std::int64_t gone = require_platform(db, from);
  const std::int64_t kept = require_platform(db, into);
  if (gone == kept) throw Error(fmt::format("'{}' and '{}' are one platform already", from, into));
  merge_rows(db, gone, kept);
  transaction.commit();
}

}  // namespace outagedb
