#include "store/undo.hpp"

#include <fmt/format.h>

#include <set>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "store/bind.hpp"
#include "store/coverage.hpp"
#include "store/database.hpp"
#include "store/incidents.hpp"
#include "store/listings.hpp"
#include "store/naming.hpp"
#include "store/outages.hpp"
#include "store/source_details.hpp"
#include "store/undo_refusals.hpp"
#include "store/watched_spans.hpp"
#include "store/withdraw.hpp"

namespace outagedb {
namespace {

// In these texts ?1 is when, ?2 who and ?3 why.
constexpr const char* kTouched[] = {
    // Incidents of which something goes, and all that the lists which go speak of.
    "CREATE TEMP TABLE touched_incident AS"
    " SELECT incident_id AS id FROM incident_revision JOIN undoing USING (batch_id)"
    " UNION SELECT incident_id FROM incident_again JOIN undoing USING (batch_id)"
    " UNION SELECT incident_id FROM incident_listed JOIN undoing USING (batch_id)"
    " UNION SELECT i.id FROM snapshot s JOIN undoing USING (batch_id)"
    "  JOIN incident i ON i.source_id = s.source_id JOIN incident_listing l ON l.incident_id = "
    "i.id",
    "CREATE TEMP TABLE touched_platform AS SELECT DISTINCT platform_id AS id, source_id"
    " FROM incident WHERE id IN (SELECT id FROM touched_incident)",
    // Those of which something else is assumed.
    "CREATE TEMP TABLE covered_platform AS SELECT platform_id AS id FROM coverage JOIN undoing"
    " USING (batch_id) UNION SELECT platform_id FROM coverage_within JOIN undoing USING (batch_id)"
    " UNION SELECT platform_id FROM incident_log JOIN undoing USING (batch_id)",
    "CREATE TEMP TABLE touched_series AS"
    " SELECT series_id AS id FROM user_report_span JOIN undoing USING (batch_id)"
    " UNION SELECT DISTINCT series_id FROM user_report_prior JOIN undoing USING (batch_id)"
    " UNION SELECT series_id FROM series_bucket JOIN undoing USING (batch_id)",
    // A bucket belongs to the last batch whose span holds it.
    "CREATE TEMP TABLE gone_report AS SELECT r.series_id, r.at, r.count, max(x.batch_id) AS "
    "batch_id"
    " FROM user_report_span x JOIN undoing USING (batch_id) JOIN user_report r"
    "  ON r.series_id = x.series_id AND r.at BETWEEN x.from_at AND x.until_at"
    " WHERE NOT EXISTS (SELECT 1 FROM user_report_span y WHERE y.series_id = x.series_id"
    "  AND y.batch_id > x.batch_id AND r.at BETWEEN y.from_at AND y.until_at"
    "  AND y.batch_id NOT IN (SELECT batch_id FROM undoing)) GROUP BY r.series_id, r.at",
    // The count before the first that raised it.
    "CREATE TEMP TABLE raised_report AS SELECT series_id, at, count, min(batch_id) AS batch_id"
    " FROM user_report_prior JOIN undoing USING (batch_id) GROUP BY series_id, at",
};

constexpr const char* kKeepReports[] = {
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'user_report', g.batch_id, ?1, ?2, ?3, json_object('platform', p.name, 'region',"
    "  s.region, 'source', c.name, 'bucket_s', s.bucket_s, 'counts',"
    "  json_group_array(json_array(g.at, g.count)))"
    " FROM (SELECT series_id, at, count, batch_id FROM gone_report UNION ALL"
    "  SELECT u.series_id, u.at, u.count, (SELECT max(o.batch_id) FROM user_report_prior o JOIN"
    "   undoing USING (batch_id) WHERE o.series_id = u.series_id AND o.at = u.at)"
    "  FROM raised_report r JOIN user_report u USING (series_id, at)"
    "  WHERE (u.series_id, u.at) NOT IN (SELECT series_id, at FROM gone_report)) g"
    " JOIN series s ON s.id = g.series_id JOIN platform p ON p.id = s.platform_id"
    " JOIN source c ON c.id = s.source_id GROUP BY g.batch_id, g.series_id, g.at / 2592000",
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'user_report_prior', o.batch_id, ?1, ?2, ?3, json_object('platform', p.name,"
    "  'region', s.region, 'source', c.name, 'counts', json_group_array(json_array(o.at, o.count)))"
    " FROM user_report_prior o JOIN undoing USING (batch_id) JOIN series s ON s.id = o.series_id"
    " JOIN platform p ON p.id = s.platform_id JOIN source c ON c.id = s.source_id"
    " GROUP BY o.batch_id, o.series_id, o.at / 2592000",
};

constexpr const char* kTakeReports[] = {
    "DELETE FROM user_report WHERE (series_id, at) IN (SELECT series_id, at FROM gone_report)",
    "UPDATE user_report SET count = r.count FROM raised_report r"
    " WHERE user_report.series_id = r.series_id AND user_report.at = r.at",
    "CREATE TEMP TABLE touched_hour AS SELECT series_id, at - (at % 3600 + 3600) % 3600 AS hour"
    " FROM gone_report UNION SELECT series_id, at - (at % 3600 + 3600) % 3600 FROM raised_report",
    "DELETE FROM user_report_hour WHERE (series_id, hour) IN (SELECT series_id, hour FROM "
    "touched_hour)",
    "INSERT INTO user_report_hour (series_id, hour, total, peak, peak_at, buckets)"
    " SELECT h.series_id, h.hour, sum(r.count), max(r.count),"
    "  (SELECT at FROM user_report s WHERE s.series_id = h.series_id"
    "   AND s.at BETWEEN h.hour AND h.hour + 3599 ORDER BY s.count DESC, at LIMIT 1), count(*)"
    " FROM touched_hour h JOIN user_report r ON r.series_id = h.series_id"
    "  AND r.at BETWEEN h.hour AND h.hour + 3599 GROUP BY h.series_id, h.hour",
    "DELETE FROM user_report_prior WHERE batch_id IN (SELECT batch_id FROM undoing)",
    "DELETE FROM user_report_span WHERE batch_id IN (SELECT batch_id FROM undoing)",
    "DELETE FROM series_bucket WHERE batch_id IN (SELECT batch_id FROM undoing)",
    "UPDATE series SET bucket_s = (SELECT min(b.bucket_s) FROM series_bucket b"
    " WHERE b.series_id = series.id), watched = coalesce((SELECT max(b.watched) FROM series_bucket"
    " b WHERE b.series_id = series.id), 0) WHERE id IN (SELECT id FROM touched_series)",
};

// Names that nothing goes by any more.
constexpr const char* kSweep =
    "DELETE FROM series WHERE id IN (SELECT id FROM touched_series) AND NOT EXISTS"
    " (SELECT 1 FROM user_report r WHERE r.series_id = series.id) AND NOT EXISTS"
    " (SELECT 1 FROM series_bucket b WHERE b.series_id = series.id)";

constexpr const char* kTemporary[] = {"undoing",          "touched_incident", "touched_platform",
                                      "covered_platform", "touched_series",   "gone_report",
                                      "raised_report",    "touched_hour",     "gone_incident"};

std::vector<std::int64_t> numbers(SQLite::Database& db, const char* sql) {
  std::vector<std::int64_t> all;
  SQLite::Statement row(db, sql);
  while (row.executeStep()) all.push_back(row.getColumn(0).getInt64());
  return all;
}

// The platforms whose incidents changed.
std::set<std::int64_t> restore_incidents(SQLite::Database& db) {
  BatchNeeds nothing(0);
  Names names(db);
  IncidentWriter incidents(db, names, nothing, 0);
  ListingWriter listings(db, names, nothing);
  for (const auto id : numbers(db, "SELECT id FROM touched_incident")) incidents.restore(id);
  for (const auto id : numbers(db, "SELECT DISTINCT source_id FROM touched_platform"))
    listings.touch(id);
  auto platforms = listings.finish();
  for (const auto id : numbers(db, "SELECT DISTINCT id FROM touched_platform"))
    platforms.insert(id);
  return platforms;
}

void restore_series(SQLite::Database& db) {
  SQLite::Statement row(
      db,
      "SELECT t.id, max(b.batch_id) FROM touched_series t JOIN (SELECT series_id, batch_id FROM"
      " user_report_span UNION ALL SELECT series_id, batch_id FROM series_bucket) b"
      " ON b.series_id = t.id GROUP BY t.id");
  std::vector<std::pair<std::int64_t, std::int64_t>> series;
  while (row.executeStep())
    series.emplace_back(row.getColumn(0).getInt64(), row.getColumn(1).getInt64());
  db.exec(
      "DELETE FROM coverage WHERE basis = 'series' AND EXISTS (SELECT 1 FROM series s JOIN"
      " touched_series t ON t.id = s.id WHERE s.platform_id = coverage.platform_id"
      " AND s.source_id = coverage.source_id AND s.region = coverage.region)");
  for (const auto& [id, batch] : series) cover_series(db, id, batch);
}

}  // namespace

void require_batch(SQLite::Database& db, std::int64_t batch) {
  SQLite::Statement row(db, "SELECT 1 FROM batch WHERE id = ?");
  if (bound(row, batch).executeStep()) return;
  throw Error(fmt::format("there is no batch {}", batch), "'outagedb batch list' shows them");
}

void undo_batches(SQLite::Database& db, const std::vector<std::int64_t>& batches,
                  const Hand& hand) {
  const Withdrawal withdrawal{clock_now(), hand};
  WriteTransaction transaction(db);
  name_batches_to_undo(db, batches);
  run_all(db, kTouched, withdrawal);
  run_all(db, kKeepReports, withdrawal);
  run_all(db, kTakeReports, withdrawal);
  withdraw_incidents(db, withdrawal);
  withdraw_rest(db, withdrawal);
  restore_series(db);
  restore_coverage(db);
  std::set<std::int64_t> platforms = restore_incidents(db);
  for (const auto id : numbers(db, "SELECT id FROM covered_platform")) platforms.insert(id);
  db.exec(kSweep);
  settle_source_details(db);
  remove_unused_sources(db);
  platforms.merge(settle_platforms(db).touched);
  for (const auto id : platforms) derive_outages(db, id);
  for (const char* table : kTemporary) db.exec(fmt::format("DROP TABLE temp.{}", table));
  transaction.commit();
}

}  // namespace outagedb
