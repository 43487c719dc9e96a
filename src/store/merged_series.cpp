#include "store/merged_series.hpp"

#include <vector>

#include "store/bind.hpp"
#include "store/watched_spans.hpp"

namespace outagedb {
namespace {

// ?1 is the series that goes, ?2 the one that is kept.
constexpr const char* kCombine[] = {
    // What both say cannot be told apart any more: their batches are undone together or not at all.
    "INSERT OR IGNORE INTO batch_need (batch_id, on_id) WITH said AS ("
    "  SELECT series_id, batch_id FROM user_report_span UNION"
    "  SELECT series_id, batch_id FROM user_report_prior UNION"
    "  SELECT series_id, batch_id FROM series_bucket),"
    " pair AS (SELECT g.batch_id AS a, k.batch_id AS b FROM said g JOIN said k"
    "   ON k.series_id = ?2 WHERE g.series_id = ?1 AND g.batch_id <> k.batch_id)"
    " SELECT a, b FROM pair UNION SELECT b, a FROM pair",
    "UPDATE OR IGNORE user_report_span SET series_id = ?2 WHERE series_id = ?1",
    "DELETE FROM user_report_span WHERE series_id = ?1",
    "INSERT INTO series_bucket SELECT ?2, batch_id, bucket_s, watched FROM series_bucket"
    " WHERE series_id = ?1 ON CONFLICT DO UPDATE SET watched = max(watched, excluded.watched),"
    " bucket_s = coalesce(min(bucket_s, excluded.bucket_s), bucket_s, excluded.bucket_s)",
    "DELETE FROM series_bucket WHERE series_id = ?1",
    "INSERT INTO user_report (series_id, at, count) SELECT ?2, at, count FROM user_report"
    " WHERE series_id = ?1 ON CONFLICT DO UPDATE SET count = max(count, excluded.count)",
    "UPDATE OR REPLACE user_report_prior SET series_id = ?2 WHERE series_id = ?1",
    "DELETE FROM user_report_hour WHERE series_id IN (?1, ?2)",
    "INSERT INTO user_report_hour (series_id, hour, total, peak, peak_at, buckets)"
    " SELECT ?2, hour, sum(count), max(count), (SELECT at FROM user_report s"
    "  WHERE s.series_id = ?2 AND s.at BETWEEN hour AND hour + 3599 ORDER BY s.count DESC, at"
    "  LIMIT 1), count(*) FROM (SELECT count, at - (at % 3600 + 3600) % 3600 AS hour"
    "   FROM user_report WHERE series_id = ?2) GROUP BY hour",
    "DELETE FROM user_report WHERE series_id = ?1",
    // Somebody counted all the time where either says so.
    "UPDATE series SET watched = max(watched, (SELECT watched FROM series WHERE id = ?1)),"
    " bucket_s = coalesce((SELECT min(bucket_s) FROM series_bucket WHERE series_id = ?2), bucket_s)"
    " WHERE id = ?2",
    "DELETE FROM series WHERE id = ?1",
};

void combine(SQLite::Database& db, std::int64_t gone, std::int64_t kept) {
  for (const char* sql : kCombine) {
    SQLite::Statement statement(db, sql);
    statement.bind(1, gone);
    if (statement.getBindParameterCount() > 1) statement.bind(2, kept);
    statement.exec();
  }
  SQLite::Statement last(db,
                         "SELECT coalesce(max(batch_id), (SELECT max(id) FROM batch)) FROM"
                         " (SELECT batch_id FROM user_report_span WHERE series_id = ?1 UNION ALL"
                         "  SELECT batch_id FROM series_bucket WHERE series_id = ?1)");
  bound(last, kept).executeStep();
  cover_series(db, kept, last.getColumn(0).getInt64());
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
