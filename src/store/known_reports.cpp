#include "store/known_reports.hpp"

#include <set>
#include <vector>

#include "store/bind.hpp"
#include "store/report_days.hpp"
#include "store/shadow.hpp"
#include "store/watched_spans.hpp"

namespace outagedb {
namespace {

constexpr const char* kTables =
    "CREATE TEMP TABLE later_batch (id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE later_series (id INTEGER PRIMARY KEY);"
    // Of which a later batch states something; without buckets where nothing else is stated.
    "CREATE TEMP TABLE earlier_day (series_id INTEGER, day INTEGER, offset_s INTEGER, bucket_s"
    " INTEGER, buckets INTEGER NOT NULL DEFAULT 0, total INTEGER, peak INTEGER, peak_at INTEGER,"
    " batches TEXT, counts TEXT, PRIMARY KEY (series_id, day)) WITHOUT ROWID";

// One that read many versions of a file was retrieved with the last of them, as its counts are not
// kept apart.
constexpr const char* kLaterBatches =
    "INSERT INTO later_batch SELECT id FROM main.batch"
    " WHERE undone_at IS NULL AND observed_at > ?1";

constexpr const char* kLaterSeries =
    "INSERT INTO later_series (id) SELECT series_id FROM earlier_day UNION"
    " SELECT s.id FROM main.series s JOIN main.series_batch b"
    "  ON s.id BETWEEN b.first_series AND b.last_series WHERE b.batch_id IN later_batch";

constexpr const char* kDays =
    "CREATE TEMP VIEW user_report_day AS SELECT d.series_id, d.day,"
    " iif(e.day IS NULL, d.offset_s, e.offset_s) AS offset_s,"
    " iif(e.day IS NULL, d.bucket_s, e.bucket_s) AS bucket_s,"
    " iif(e.day IS NULL, d.buckets, e.buckets) AS buckets,"
    " iif(e.day IS NULL, d.total, e.total) AS total,"
    " iif(e.day IS NULL, d.peak, e.peak) AS peak,"
    " iif(e.day IS NULL, d.peak_at, e.peak_at) AS peak_at,"
    " iif(e.day IS NULL, d.batches, e.batches) AS batches,"
    " iif(e.day IS NULL, d.counts, e.counts) AS counts"
    " FROM main.user_report_day d LEFT JOIN temp.earlier_day e"
    "  ON e.series_id = d.series_id AND e.day = d.day WHERE coalesce(e.buckets, 1) > 0";

// Those that a known batch states, as these state them.
constexpr const char* kSeries =
    "INSERT INTO series (id, platform_id, region, source_id, bucket_s, watched, platform_folded)"
    " SELECT id, platform_id, region, source_id, bucket_s, watched, platform_folded"
    "  FROM main.series WHERE id NOT IN later_series UNION ALL"
    " SELECT s.id, s.platform_id, s.region, s.source_id, min(b.bucket_s), max(b.watched),"
    "  s.platform_folded FROM main.series s JOIN"
    "  (SELECT first_series, last_series, min(bucket_s) AS bucket_s, max(watched) AS watched"
    "   FROM main.series_batch WHERE batch_id NOT IN later_batch GROUP BY 1, 2) b"
    "  ON s.id BETWEEN b.first_series AND b.last_series WHERE s.id IN later_series GROUP BY s.id";

void write_earlier_days(SQLite::Database& db, const std::set<std::int64_t>& later) {
  const auto is_later = [&](std::int64_t batch) { return later.contains(batch); };
  ReportDays days(db);
  ReportDayWriter writer(db, "temp.earlier_day");
  SQLite::Statement none(db, "INSERT INTO earlier_day (series_id, day) VALUES (?, ?)");
  for (const std::int64_t series : series_stated_by(db, later)) {
    for (const Instant day : days.days_stated_by(series, is_later)) {
      DayHistory history = days.read(series, day);
      (void)forget(history, is_later);
      if (history.buckets.empty()) {
        run(none, series, day);
      } else {
        writer.write(series, day, history.buckets);
      }
    }
  }
}

// What was stated later may have closed breaks in a series.
void cover_known(SQLite::Database& db) {
  ReportDays days(db);
  WatchedSpans watched(db, days);
  SQLite::Statement last(db,
                         "SELECT max(batch_id) FROM main.series_batch WHERE ?1 BETWEEN first_series"
                         " AND last_series AND batch_id NOT IN later_batch");
  for (const std::int64_t series :
       numbers(db, "SELECT id FROM series WHERE id IN (SELECT id FROM later_series)")) {
    bound(last, series).executeStep();
    watched.cover(series, last.getColumn(0).getInt64());
    last.reset();
  }
}

}  // namespace

void know_reports_as_of(SQLite::Database& db, Instant at) {
  db.exec(kTables);
  SQLite::Statement batches(db, kLaterBatches);
  run(batches, at);
  const auto later = numbers(db, "SELECT id FROM later_batch");
  if (!later.empty()) write_earlier_days(db, {later.begin(), later.end()});
  db.exec(kLaterSeries);
  make_shadow(db, "series");
  db.exec(kSeries);
  if (db.execAndGet("SELECT count(*) FROM later_series").getInt64() == 0) return;
  db.exec(kDays);
  // The file's view reads the file's days; a connection for queries has a faster table in its
  // place.
  if (db.execAndGet("SELECT count(*) FROM temp.sqlite_schema WHERE name = 'user_report'")
          .getInt() == 0)
    make_shadow(db, "user_report");
  cover_known(db);
}

}  // namespace outagedb
