#include "store/names/merged_series.hpp"

#include <vector>

#include "base/sql.hpp"
#include "store/db/bind.hpp"
#include "store/user_reports/report_days.hpp"
#include "store/user_reports/series_batches.hpp"
#include "store/user_reports/watched_spans.hpp"

namespace outagedb {
namespace {

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
  SQLite::Statement tie(db, named_sql("merged_series.tie_batches"));
  run(tie, gone, kept);
  ReportDays days(db);
  combine_days(db, days, gone, kept);
  combine_statements(db, gone, kept);
  SQLite::Statement state(db, named_sql("merged_series.combine_series"));
  run(state, gone, kept);
  SQLite::Statement remove(db, "DELETE FROM series WHERE id = ?");
  run(remove, gone);
  SQLite::Statement last(db, named_sql("merged_series.last_batch"));
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
  SQLite::Statement row(db, named_sql("merged_series.moved_series"));
  while (row.executeStep()) {
    all.push_back(
        {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), row.getColumn(2).getInt64()});
  }
  return all;
}

}  // namespace

bool move_series(SQLite::Database& db, std::set<std::int64_t>& touched) {
  SQLite::Statement twin(db, named_sql("merged_series.twin_series"));
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
