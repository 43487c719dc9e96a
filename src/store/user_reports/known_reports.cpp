#include "store/user_reports/known_reports.hpp"

#include <set>
#include <vector>

#include "base/sql.hpp"
#include "store/db/bind.hpp"
#include "store/db/shadow.hpp"
#include "store/user_reports/report_days.hpp"
#include "store/user_reports/watched_spans.hpp"

namespace outagedb {
namespace {

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

// Later statements may have closed gaps in a series.
void cover_known(SQLite::Database& db) {
  ReportDays days(db);
  WatchedSpans watched(db, days);
  SQLite::Statement last(db, named_sql("known_reports.last_known_batch"));
  for (const std::int64_t series :
       numbers(db, "SELECT id FROM series WHERE id IN (SELECT id FROM later_series)")) {
    bound(last, series).executeStep();
    watched.cover(series, last.getColumn(0).getInt64());
    last.reset();
  }
}

}  // namespace

void know_reports_as_of(SQLite::Database& db, Instant at) {
  db.exec(named_sql("known_reports.make_tables"));
  SQLite::Statement batches(db, named_sql("known_reports.find_later_batches"));
  run(batches, at);
  const auto later = numbers(db, "SELECT id FROM later_batch");
  if (!later.empty()) write_earlier_days(db, {later.begin(), later.end()});
  db.exec(named_sql("known_reports.find_later_series"));
  make_shadow(db, "series");
  db.exec(named_sql("known_reports.copy_known_series"));
  if (db.execAndGet("SELECT count(*) FROM later_series").getInt64() == 0) return;
  db.exec(named_sql("known_reports.shadow_days"));
  // The file's view reads the file's days; a connection for queries has a faster table in its
  // place.
  if (db.execAndGet("SELECT count(*) FROM temp.sqlite_schema WHERE name = 'user_report'")
          .getInt() == 0)
    make_shadow(db, "user_report");
  cover_known(db);
}

}  // namespace outagedb
