#include "store/known_reports.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>

#include "store/bind.hpp"
#include "store/shadow.hpp"
#include "store/watched_spans.hpp"

namespace outagedb {
namespace {

// later_batch: what was retrieved after ?1. One that read many versions of a file was retrieved
// with the last of them, as its counts are not kept apart.
constexpr const char* kLaterBatches =
    "INSERT INTO later_batch SELECT id FROM main.batch"
    " WHERE undone_at IS NULL AND observed_at > ?1";

// later_series: of which a later batch says something.
constexpr const char* kLaterSeries =
    "INSERT INTO later_series (id)"
    " SELECT series_id FROM main.user_report_span JOIN later_batch ON id = batch_id"
    " UNION SELECT series_id FROM main.series_bucket JOIN later_batch ON id = batch_id"
    " UNION SELECT series_id FROM later_batch CROSS JOIN main.user_report_prior p ON batch_id = id";

constexpr const char* kTables =
    "CREATE TEMP TABLE later_batch (id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE later_series (id INTEGER PRIMARY KEY);"
    // Every bucket between from_at and until_at, which is included, was added later.
    "CREATE TEMP TABLE later_span (series_id INTEGER, from_at INTEGER, until_at INTEGER,"
    " PRIMARY KEY (series_id, from_at)) WITHOUT ROWID;"
    "CREATE TEMP TABLE earlier_count (series_id INTEGER, at INTEGER, count INTEGER,"
    " PRIMARY KEY (series_id, at)) WITHOUT ROWID;"
    // total is NULL where no bucket of the hour was known.
    "CREATE TEMP TABLE earlier_hour (series_id INTEGER, hour INTEGER, total INTEGER, peak INTEGER,"
    " peak_at INTEGER, buckets INTEGER, PRIMARY KEY (series_id, hour)) WITHOUT ROWID";

// What the last of the batches then known had raised it to; else what it was before any did.
constexpr const char* kEarlierCounts =
    "INSERT INTO earlier_count SELECT series_id, at, coalesce(max(CASE WHEN later = 0 THEN"
    "  coalesce(after, (SELECT count FROM main.user_report u WHERE u.series_id = p.series_id"
    "   AND u.at = p.at)) END), min(count))"
    " FROM (SELECT series_id, at, count, batch_id IN (SELECT id FROM later_batch) AS later,"
    "   lead(count) OVER (PARTITION BY series_id, at ORDER BY batch_id) AS after"
    "  FROM main.user_report_prior WHERE series_id IN (SELECT id FROM later_series)) p"
    " GROUP BY series_id, at HAVING max(later)";

// The last span that begins by then tells whether it lies in one.
constexpr const char* kReports =
    "CREATE TEMP VIEW user_report AS SELECT r.series_id, r.at, coalesce((SELECT e.count"
    "  FROM temp.earlier_count e WHERE e.series_id = r.series_id AND e.at = r.at), r.count) AS "
    "count"
    " FROM main.user_report r WHERE NOT coalesce((SELECT l.until_at >= r.at FROM temp.later_span l"
    "  WHERE l.series_id = r.series_id AND l.from_at <= r.at ORDER BY l.from_at DESC LIMIT 1), 0)";

// Hours that hold the end of a span or a count that was raised; the others are there or are not.
constexpr const char* kEarlierHours =
    "INSERT INTO earlier_hour SELECT h.series_id, h.hour, sum(r.count), max(r.count),"
    "  (SELECT p.at FROM user_report p WHERE p.series_id = h.series_id"
    "   AND p.at BETWEEN h.hour AND h.hour + 3599 ORDER BY p.count DESC, p.at LIMIT 1),"
    "  count(r.at)"
    " FROM (SELECT series_id, at - (at % 3600 + 3600) % 3600 AS hour FROM"
    "   (SELECT series_id, from_at AS at FROM later_span"
    "    UNION ALL SELECT series_id, until_at FROM later_span"
    "    UNION ALL SELECT series_id, at FROM earlier_count) GROUP BY 1, 2) h"
    " LEFT JOIN user_report r ON r.series_id = h.series_id"
    "  AND r.at BETWEEN h.hour AND h.hour + 3599 GROUP BY h.series_id, h.hour";

constexpr const char* kHours =
    "CREATE TEMP VIEW user_report_hour AS SELECT h.series_id, h.hour,"
    "  coalesce(e.total, h.total) AS total, coalesce(e.peak, h.peak) AS peak,"
    "  coalesce(e.peak_at, h.peak_at) AS peak_at, coalesce(e.buckets, h.buckets) AS buckets"
    " FROM main.user_report_hour h LEFT JOIN temp.earlier_hour e ON e.series_id = h.series_id"
    "  AND e.hour = h.hour"
    " WHERE CASE WHEN e.hour IS NOT NULL THEN e.total IS NOT NULL"
    "  ELSE NOT coalesce((SELECT l.until_at >= h.hour FROM temp.later_span l"
    "   WHERE l.series_id = h.series_id AND l.from_at <= h.hour"
    "   ORDER BY l.from_at DESC LIMIT 1), 0) END";

// Those that a known batch told of, as these told it.
constexpr const char* kSeries =
    "INSERT INTO series (id, platform_id, region, source_id, bucket_s, watched, platform_folded)"
    " SELECT * FROM (SELECT id, platform_id, region, source_id, bucket_s, watched, platform_folded"
    "  FROM main.series WHERE id NOT IN (SELECT id FROM later_series) UNION ALL"
    " SELECT s.id, s.platform_id, s.region, s.source_id, min(b.bucket_s), max(b.watched),"
    "  s.platform_folded"
    "  FROM later_series l JOIN main.series s ON s.id = l.id JOIN main.series_bucket b"
    "   ON b.series_id = s.id AND b.batch_id NOT IN (SELECT id FROM later_batch)"
    "  GROUP BY s.id) ORDER BY id";

// The stretches of a series' buckets that were added later and earlier.
class Painted {
 public:
  // until: included. What is painted last stands.
  void paint(Instant from, Instant until, bool later) {
    const bool after = std::prev(begins_.upper_bound(until + 1))->second;
    begins_.erase(begins_.lower_bound(from), begins_.upper_bound(until + 1));
    begins_[from] = later;
    begins_[until + 1] = after;
  }
  // Hands over the first and the last instant of each stretch that is so, ascending.
  template <typename Take>
  void each(bool later, Take take) const {
    for (auto begin = begins_.begin(); begin != begins_.end();) {
      const auto end = std::find_if(begin, begins_.end(), [&](const auto& stretch) {
        return stretch.second != begin->second;
      });
      const Instant after = end == begins_.end() ? kForever : end->first;
      if (begin->second == later) take(begin->first, after - 1);
      begin = end;
    }
  }

 private:
  static constexpr Instant kForever = std::numeric_limits<Instant>::max();

  std::map<Instant, bool> begins_{{std::numeric_limits<Instant>::min(), false}};
};

// A bucket is of the last batch whose span holds it. One that was added later, but raised by a
// batch that was known, was known with that count.
Painted painted(SQLite::Database& db, std::int64_t series) {
  SQLite::Statement row(
      db,
      "SELECT from_at, until_at, batch_id IN (SELECT id FROM later_batch), batch_id"
      " FROM main.user_report_span WHERE series_id = ?1"
      " UNION ALL SELECT p.at, p.at, 0, b.id FROM temp.batch b CROSS JOIN main.user_report_prior p"
      "  ON p.batch_id = b.id AND p.series_id = ?1"
      "  WHERE b.id > (SELECT min(id) FROM later_batch) AND b.id NOT IN (SELECT id FROM "
      "later_batch)"
      " ORDER BY 4");
  bound(row, series);
  Painted stretches;
  while (row.executeStep()) {
    stretches.paint(row.getColumn(0).getInt64(), row.getColumn(1).getInt64(),
                    row.getColumn(2).getInt() != 0);
  }
  return stretches;
}

void write_later_spans(SQLite::Database& db, std::int64_t series, const Painted& stretches) {
  SQLite::Statement add(db, "INSERT INTO later_span VALUES (?, ?, ?)");
  stretches.each(true, [&](Instant from, Instant until) { run(add, series, from, until); });
}

// What was added later may have closed breaks: the stretches begin and end where the buckets do
// that were there.
void cover_known(SQLite::Database& db, std::int64_t series, const Painted& stretches) {
  SQLite::Statement range(
      db,
      "SELECT (SELECT min(at) FROM main.user_report WHERE series_id = ?1 AND at BETWEEN ?2 AND ?3),"
      " (SELECT max(at) FROM main.user_report WHERE series_id = ?1 AND at BETWEEN ?2 AND ?3)");
  SQLite::Statement covered(
      db,
      "SELECT from_at, until_at FROM main.coverage WHERE basis = 'series' AND"
      " (platform_id, source_id, region) = (SELECT platform_id, source_id, region FROM main.series"
      "  WHERE id = ?)");
  SQLite::Statement teller(
      db,
      "SELECT max(batch_id) FROM (SELECT batch_id FROM main.user_report_span"
      "  WHERE series_id = ?1 UNION ALL SELECT batch_id FROM main.series_bucket"
      "  WHERE series_id = ?1) WHERE batch_id NOT IN (SELECT id FROM later_batch)");
  WatchedSpans watched;
  for (bound(covered, series); covered.executeStep();) {
    const Instant begin = covered.getColumn(0).getInt64();
    const Instant end = covered.getColumn(1).getInt64();
    stretches.each(false, [&](Instant from, Instant until) {
      if (until < begin || from >= end) return;
      bound(range, series, std::max(from, begin), std::min(until, end - 1)).executeStep();
      const auto first = integer_or_null(range.getColumn(0));
      if (first) watched.add(*first, range.getColumn(1).getInt64());
    });
  }
  bound(teller, series).executeStep();
  watched.write(db, series, teller.getColumn(0).getInt64());
}

}  // namespace

void know_reports_as_of(SQLite::Database& db, Instant at) {
  db.exec(kTables);
  SQLite::Statement batches(db, kLaterBatches);
  run(batches, at);
  make_shadow(db, "series");
  if (db.exec(kLaterSeries) == 0) {
    db.exec("INSERT INTO series SELECT * FROM main.series");
    return;
  }
  std::map<std::int64_t, Painted> series;
  SQLite::Statement row(db, "SELECT id FROM later_series");
  while (row.executeStep()) {
    const std::int64_t id = row.getColumn(0).getInt64();
    write_later_spans(db, id, series[id] = painted(db, id));
  }
  db.exec(kEarlierCounts);
  db.exec(kReports);
  db.exec(kEarlierHours);
  db.exec(kHours);
  db.exec(kSeries);
  for (const auto& [id, stretches] : series) cover_known(db, id, stretches);
}

}  // namespace outagedb
