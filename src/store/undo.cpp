#include "store/undo.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "store/bind.hpp"
#include "store/coverage.hpp"
#include "store/database.hpp"
#include "store/incidents.hpp"
#include "store/listings.hpp"
#include "store/naming.hpp"
#include "store/outages.hpp"
#include "store/platforms.hpp"
#include "store/source_details.hpp"
#include "store/watched_spans.hpp"

namespace outagedb {
namespace {

// In these texts ?1 is when, ?2 who and ?3 why. The temporary table undoing holds the batches.
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

constexpr const char* kTakeIncidents[] = {
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'incident_revision', r.batch_id, ?1, ?2, ?3, json_object('source_kind', s.kind,"
    "  'source', s.name, 'key', i.key, 'platform', p.name, 'observed_at', r.observed_at,"
    "  'stated_at', r.stated_at, 'sha256', r.sha256, 'statement', json(r.statement))"
    " FROM incident_revision r JOIN undoing USING (batch_id) JOIN incident i ON i.id = "
    "r.incident_id"
    " JOIN source s ON s.id = i.source_id JOIN platform p ON p.id = i.platform_id",
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'incident_again', a.batch_id, ?1, ?2, ?3, json_object('source_kind', s.kind,"
    "  'source', s.name, 'key', i.key, 'platform', p.name, 'observed_at', a.observed_at,"
    "  'stated_at', a.stated_at,"
    "  'sha256', a.sha256) FROM incident_again a JOIN undoing USING (batch_id)"
    " JOIN incident i ON i.id = a.incident_id JOIN source s ON s.id = i.source_id"
    " JOIN platform p ON p.id = i.platform_id",
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'incident_listed', l.batch_id, ?1, ?2, ?3, json_object('source_kind', s.kind,"
    "  'source', s.name, 'key', i.key, 'platform', p.name, 'at', l.at)"
    " FROM incident_listed l JOIN undoing USING (batch_id) JOIN incident i ON i.id = l.incident_id"
    " JOIN source s ON s.id = i.source_id JOIN platform p ON p.id = i.platform_id",
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'snapshot', n.batch_id, ?1, ?2, ?3, json_object('source_kind', s.kind,"
    "  'source', s.name, 'platform', p.name, 'at', n.at) FROM snapshot n JOIN undoing USING "
    "(batch_id)"
    " JOIN source s ON s.id = n.source_id LEFT JOIN platform p ON p.id = n.platform_id",
    // The words stay with those who repeated them: an input that came later may hold the earliest
    // retrieval of them.
    "UPDATE OR IGNORE incident_revision AS r SET (observed_at, stated_at, batch_id) ="
    "  (SELECT a.observed_at, a.stated_at, a.batch_id FROM incident_again a WHERE a.incident_id ="
    "    r.incident_id AND a.sha256 = r.sha256 AND a.batch_id NOT IN (SELECT batch_id FROM undoing)"
    "   ORDER BY a.observed_at, a.stated_at DESC, a.batch_id LIMIT 1)"
    " WHERE batch_id IN (SELECT batch_id FROM undoing)"
    " AND EXISTS (SELECT 1 FROM incident_again a WHERE a.incident_id = r.incident_id"
    "  AND a.sha256 = r.sha256 AND a.batch_id NOT IN (SELECT batch_id FROM undoing))"
    " AND observed_at = (SELECT min(f.observed_at) FROM incident_revision f"
    "  WHERE f.incident_id = r.incident_id AND f.sha256 = r.sha256)",
    "DELETE FROM incident_again AS a WHERE incident_id IN (SELECT id FROM touched_incident)"
    " AND EXISTS (SELECT 1 FROM incident_revision r WHERE r.incident_id = a.incident_id"
    "  AND r.sha256 = a.sha256 AND r.batch_id = a.batch_id AND r.observed_at = a.observed_at)",
    "DELETE FROM incident_revision WHERE batch_id IN (SELECT batch_id FROM undoing)",
    "DELETE FROM incident_again WHERE batch_id IN (SELECT batch_id FROM undoing)",
    "DELETE FROM incident_listed WHERE batch_id IN (SELECT batch_id FROM undoing)",
    "DELETE FROM snapshot WHERE batch_id IN (SELECT batch_id FROM undoing)",
    // Nobody says anything of them any more. The words of persons that stand were asked for before.
    "CREATE TEMP TABLE gone_incident AS SELECT id FROM touched_incident t WHERE NOT EXISTS"
    " (SELECT 1 FROM incident_revision r WHERE r.incident_id = t.id)",
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'incident_link', a.batch_id, ?1, ?2, ?3, json_object('verdict', l.verdict,"
    "  'a', json_array(sa.name, a.key), 'b', json_array(sb.name, b.key), 'who', l.who, 'at', l.at,"
    "  'why', l.why, 'withdrawn_at', l.withdrawn_at, 'withdrawn_by', l.withdrawn_by,"
    "  'withdrawn_why', l.withdrawn_why) FROM incident_link l"
    " JOIN incident a ON a.id = l.a_id JOIN source sa ON sa.id = a.source_id"
    " LEFT JOIN incident b ON b.id = l.b_id LEFT JOIN source sb ON sb.id = b.source_id"
    " WHERE l.a_id IN (SELECT id FROM gone_incident) OR l.b_id IN (SELECT id FROM gone_incident)",
    "DELETE FROM incident_link WHERE a_id IN (SELECT id FROM gone_incident)"
    " OR b_id IN (SELECT id FROM gone_incident)",
    "DELETE FROM incident WHERE id IN (SELECT id FROM gone_incident)",
    "DELETE FROM touched_incident WHERE id IN (SELECT id FROM gone_incident)",
    "DELETE FROM incident_listing WHERE incident_id IN (SELECT id FROM touched_incident)",
    "INSERT INTO incident_listing (incident_id, listed_at) SELECT incident_id, max(at)"
    " FROM incident_listed WHERE incident_id IN (SELECT id FROM touched_incident) GROUP BY 1",
};

constexpr const char* kTakeRest[] = {
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'coverage', c.batch_id, ?1, ?2, ?3, json_object('source_kind', s.kind,"
    "  'source', s.name, 'platform', p.name, 'region', c.region, 'component', c.component,"
    "  'from_at', c.from_at, 'until_at', c.until_at, 'basis', c.basis)"
    " FROM (SELECT source_id, platform_id, region, component, from_at, until_at, basis, batch_id"
    "  FROM coverage WHERE basis <> 'series' UNION ALL SELECT source_id, platform_id, region,"
    "  component, from_at, until_at, basis, batch_id FROM coverage_within) c"
    " JOIN undoing USING (batch_id) JOIN source s ON s.id = c.source_id"
    " JOIN platform p ON p.id = c.platform_id",
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'incident_log', g.batch_id, ?1, ?2, ?3, json_object('source_kind', s.kind,"
    "  'source', s.name, 'platform', p.name) FROM incident_log g JOIN undoing USING (batch_id)"
    " JOIN source s ON s.id = g.source_id JOIN platform p ON p.id = g.platform_id",
    "DELETE FROM incident_log WHERE batch_id IN (SELECT batch_id FROM undoing)",
    "DELETE FROM coverage WHERE basis <> 'series' AND batch_id IN (SELECT batch_id FROM undoing)",
    "DELETE FROM coverage_within WHERE batch_id IN (SELECT batch_id FROM undoing)",
    // Those too that were read later: the batch that read them goes with them.
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'reject', r.batch_id, ?1, ?2, ?3, json_object('line', r.line, 'reason', r.reason,"
    "  'hint', r.hint, 'record', hex(r.record), 'length', r.length, 'offset', r.offset,"
    "  'format', g.format, 'options', json(g.options), 'observed_at', g.observed_at,"
    "  'context', hex(g.context))"
    " FROM (SELECT batch_id, reading_id, line, reason, hint, record, length, offset FROM reject"
    "  UNION ALL SELECT batch_id, reading_id, line, reason, hint, record, length, offset"
    "  FROM reject_read WHERE read_id IN (SELECT batch_id FROM undoing)) r"
    " JOIN undoing USING (batch_id) JOIN reading g ON g.id = r.reading_id",
    "DELETE FROM reject WHERE batch_id IN (SELECT batch_id FROM undoing)",
    // What one of them had read of what was refused before is refused again.
    "INSERT OR IGNORE INTO reject SELECT sha256, reading_id, batch_id, line, reason, hint, record,"
    " length, offset FROM reject_read WHERE read_id IN (SELECT batch_id FROM undoing)"
    " AND batch_id NOT IN (SELECT batch_id FROM undoing)",
    "DELETE FROM reject_read WHERE read_id IN (SELECT batch_id FROM undoing)",
    "DELETE FROM reading WHERE id NOT IN (SELECT reading_id FROM reject UNION ALL"
    " SELECT reading_id FROM reject_read)",
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'naming', n.batch_id, ?1, ?2, ?3, json_object('name', n.name, 'other', n.other,"
    "  'who', n.who, 'at', n.at, 'why', n.why) FROM naming n JOIN undoing USING (batch_id)",
    "DELETE FROM naming WHERE batch_id IN (SELECT batch_id FROM undoing)",
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'source_detail', d.batch_id, ?1, ?2, ?3, json_object('source_kind', s.kind,"
    "  'source', s.name, 'observed_at', d.observed_at, 'publisher', d.publisher, 'url', d.url,"
    "  'language', d.language, 'zone', d.zone) FROM source_detail d JOIN undoing USING (batch_id)"
    " JOIN source s ON s.id = d.source_id",
    "DELETE FROM source_detail WHERE batch_id IN (SELECT batch_id FROM undoing)",
    "UPDATE batch SET undone_at = ?1, undone_by = ?2, undone_why = ?3"
    " WHERE id IN (SELECT batch_id FROM undoing)",
};

// Names that nothing goes by any more.
constexpr const char* kSweep =
    "DELETE FROM series WHERE id IN (SELECT id FROM touched_series) AND NOT EXISTS"
    " (SELECT 1 FROM user_report r WHERE r.series_id = series.id) AND NOT EXISTS"
    " (SELECT 1 FROM series_bucket b WHERE b.series_id = series.id)";

constexpr const char* kTemporary[] = {"undoing",          "touched_incident", "touched_platform",
                                      "covered_platform", "touched_series",   "gone_report",
                                      "raised_report",    "touched_hour",     "gone_incident"};

struct Word {
  std::int64_t at = 0;
  Hand hand;
};

template <std::size_t N>
void run_all(SQLite::Database& db, const char* const (&texts)[N], const Word& word) {
  for (const char* sql : texts) {
    SQLite::Statement statement(db, sql);
    if (statement.getBindParameterCount() > 0) {
      run(statement, word.at, word.hand.who, word.hand.why);
    } else {
      statement.exec();
    }
  }
}

std::vector<std::int64_t> numbers(SQLite::Database& db, const char* sql) {
  std::vector<std::int64_t> all;
  SQLite::Statement row(db, sql);
  while (row.executeStep()) all.push_back(row.getColumn(0).getInt64());
  return all;
}

void name_batches(SQLite::Database& db, const std::vector<std::int64_t>& batches) {
  db.exec("CREATE TEMP TABLE undoing (batch_id INTEGER PRIMARY KEY)");
  SQLite::Statement add(db, "INSERT OR IGNORE INTO undoing VALUES (?)");
  SQLite::Statement row(
      db, "SELECT undone_at IS NOT NULL, undoable, format = 'naming' FROM batch WHERE id = ?");
  for (const std::int64_t id : batches) {
    require_batch(db, id);
    bound(row, id).executeStep();
    if (row.getColumn(0).getInt() != 0) throw Error(fmt::format("batch {} is undone already", id));
    if (row.getColumn(1).getInt() == 0 && row.getColumn(2).getInt() != 0) {
      throw Error(fmt::format("batch {} combined counts of user reports that one source states of "
                              "both platforms: which is whose is not known any more",
                              id),
                  "import the counts into a new history to have them apart");
    }
    if (row.getColumn(1).getInt() == 0) {
      throw Error(fmt::format("batch {} is older than what undoing needs", id),
                  "take its right input in once more: later statements stand");
    }
    run(add, id);
  }
}

void refuse_needed(SQLite::Database& db, const std::vector<std::int64_t>& batches) {
  const auto needing =
      numbers(db,
              "WITH RECURSIVE needing (id) AS ("
              " SELECT n.batch_id FROM batch_need n JOIN undoing u ON u.batch_id = n.on_id"
              "  JOIN batch b ON b.id = n.batch_id WHERE b.undone_at IS NULL"
              " UNION SELECT n.batch_id FROM needing JOIN batch_need n ON n.on_id = needing.id"
              "  JOIN batch b ON b.id = n.batch_id WHERE b.undone_at IS NULL)"
              " SELECT id FROM needing WHERE id NOT IN (SELECT batch_id FROM undoing) ORDER BY id");
  if (needing.empty()) return;
  const bool one = needing.size() == 1;
  throw Error(
      fmt::format("{} {} {} on what would go", one ? "batch" : "batches", fmt::join(needing, ", "),
                  one ? "relies" : "rely"),
      fmt::format("what two inputs say is stored once: undo them together ('outagedb batch undo {} "
                  "{} --why …') and take what was right in again",
                  fmt::join(batches, " "), fmt::join(needing, " ")));
}

// Counts of later batches that name the platform otherwise than its series is named: they would go
// to the wrong platform.
void refuse_mixed_counts(SQLite::Database& db) {
  SQLite::Statement naming(db, "SELECT name, batch_id FROM naming JOIN undoing USING (batch_id)");
  SQLite::Statement later(
      db,
      "SELECT s.platform_folded, v.value, b.batch_id FROM series s JOIN series_bucket b"
      "  ON b.series_id = s.id JOIN batch t ON t.id = b.batch_id, json_each(t.names) v"
      " WHERE s.platform_id = ? AND b.batch_id > ? AND b.batch_id NOT IN"
      "  (SELECT batch_id FROM undoing)");
  while (naming.executeStep()) {
    const auto platform = find_platform(db, naming.getColumn(0).getString());
    bound(later, platform, std::int64_t{naming.getColumn(1).getInt64()});
    while (later.executeStep()) {
      const std::string stated = later.getColumn(1).getString();
      if (fold(stated) == later.getColumn(0).getString() || find_platform(db, stated) != platform)
        continue;
      throw Error(fmt::format("batch {} states counts of user reports under several names that "
                              "would be two platforms",
                              later.getColumn(2).getInt64()),
                  "undo them together and import its input again");
    }
  }
}

void refuse_linked(SQLite::Database& db) {
  SQLite::Statement row(
      db,
      "SELECT l.verdict, a.uid, b.uid, l.who FROM incident_link l JOIN incident a ON a.id = l.a_id"
      " LEFT JOIN incident b ON b.id = l.b_id WHERE l.withdrawn_at IS NULL AND EXISTS"
      " (SELECT 1 FROM incident i WHERE i.id IN (l.a_id, l.b_id) AND NOT EXISTS"
      "  (SELECT 1 FROM incident_revision r WHERE r.incident_id = i.id"
      "   AND r.batch_id NOT IN (SELECT batch_id FROM undoing))"
      "  AND NOT EXISTS (SELECT 1 FROM incident_again r WHERE r.incident_id = i.id"
      "   AND r.batch_id NOT IN (SELECT batch_id FROM undoing))) LIMIT 1");
  if (!row.executeStep()) return;
  const bool dismissed = row.getColumn(0).getString() == "dismissed";
  throw Error(fmt::format("{} has a word about an incident that would go: {}",
                          row.getColumn(3).getString(), row.getColumn(1).getString()),
              dismissed ? fmt::format("take it back first: outagedb incident restore {}",
                                      row.getColumn(1).getString())
                        : fmt::format("take it back first: outagedb incident unlink {} {}",
                                      row.getColumn(1).getString(), row.getColumn(2).getString()));
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
  const Word word{clock_now(), hand};
  WriteTransaction transaction(db);
  name_batches(db, batches);
  refuse_needed(db, batches);
  refuse_linked(db);
  refuse_mixed_counts(db);
  run_all(db, kTouched, word);
  run_all(db, kKeepReports, word);
  run_all(db, kTakeReports, word);
  run_all(db, kTakeIncidents, word);
  run_all(db, kTakeRest, word);
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
