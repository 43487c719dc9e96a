#include "store/merged_series.hpp"

#include <vector>

#include "store/bind.hpp"
#include "store/report_days.hpp"
#include "store/series_batches.hpp"
#include "store/watched_spans.hpp"

namespace outagedb {
namespace {

// What both say cannot be told apart any more: their batches are undone together or not at all,
// which follows where the first relies on all others and they on it. ?1 is the series that goes, ?2
// the one that is kept.
constexpr const char* kTie =
    "INSERT OR IGNORE INTO batch_need (batch_id, on_id) WITH said AS ("
    "  SELECT ?1 AS series_id, batch_id FROM series_batch WHERE ?1 BETWEEN first_series AND"
    "   last_series UNION"
    "  SELECT ?2, batch_id FROM series_batch WHERE ?2 BETWEEN first_series AND last_series UNION"
    "  SELECT series_id, batch_id FROM user_report_version WHERE series_id IN (?1, ?2)"
    "   AND batch_id > 0),"
    " first AS (SELECT min(batch_id) AS id FROM said"
    "  WHERE (SELECT count(DISTINCT series_id) FROM said) = 2),"
    " other AS (SELECT first.id, batch_id FROM first JOIN said ON batch_id <> first.id)"
    " SELECT id, batch_id FROM other UNION SELECT batch_id, id FROM other";

// Somebody counted all the time where either says so.
constexpr const char* kState =
    "UPDATE series SET watched = max(watched, (SELECT watched FROM series WHERE id = ?1)),"
    " bucket_s = coalesce((SELECT min(bucket_s) FROM series_batch WHERE ?2 BETWEEN first_series"
    "  AND last_series), bucket_s) WHERE id = ?2";

void combine_days(SQLite::Database& db, ReportDays& days, std::int64_t gone, std::int64_t kept) {
  ReportDayWriter writer(db);
  std::vector<Instant> all;
  days.each_day(gone, [&](const Buckets& day) { all.push_back(utc_day(day.front().at)); });
  for (const Instant day : all) {
    auto statements = days.read(kept, day).statements();
    const auto others = days.read(gone, day).statements();
    statements.insert(statements.end(), others.begin(), others.end());
    writer.write(kept, day, DayHistory::of(std::move(statements)));
    writer.write(gone, day, DayHistory{});
  }
}

void combine(SQLite::Database& db, std::int64_t gone, std::int64_t kept) {
  SQLite::Statement tie(db, kTie);
  run(tie, gone, kept);
  ReportDays days(db);
  combine_days(db, days, gone, kept);
  combine_statements(db, gone, kept);
  SQLite::Statement state(db, kState);
  run(state, gone, kept);
  SQLite::Statement remove(db, "DELETE FROM series WHERE id = ?");
  run(remove, gone);
  SQLite::Statement last(db,
                         "SELECT coalesce(max(batch_id), (SELECT max(id) FROM batch))"
                         " FROM series_batch WHERE ? BETWEEN first_series AND last_series");
  bound(last, kept).executeStep();
  WatchedSpans(db, days).cover(kept, last.getColumn(0).getInt64());
}

struct Moved {
  std::int64_t series;
  std::int64_t from;
  std::int64_t into;
};

std::vector<Moved> moved_series(SQLite::Database& db) {
  std::vector<Moved> all;
  SQLite::Statement row(db,
                        "SELECT s.id, s.platform_id, n.platform_id FROM series s JOIN platform_name"
                        " n ON n.folded = s.platform_folded WHERE s.platform_id <> n.platform_id"
                        " ORDER BY s.id");
  while (row.executeStep()) {
    all.push_back(
        {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), row.getColumn(2).getInt64()});
  }
  return all;
}

}  // namespace

bool move_series(SQLite::Database& db, std::set<std::int64_t>& touched) {
  SQLite::Statement twin(db,
                         "SELECT t.id FROM series s JOIN series t ON t.platform_id = ?2"
                         " AND t.region = s.region AND t.source_id = s.source_id WHERE s.id = ?1");
  SQLite::Statement move(db, "UPDATE series SET platform_id = ?2 WHERE id = ?1");
  bool combined = false;
  for (const Moved& moved : moved_series(db)) {
    touched.insert({moved.from, moved.into});
    if (!bound(twin, moved.series, moved.into).executeStep()) {
      run(move, moved.series, moved.into);
      continue;
    }
    const std::int64_t kept = twin.getColumn(0).getInt64();
    twin.reset();
    combine(db, moved.series, kept);
    combined = true;
  }
  return combined;
}

}  // namespace outagedb
