#include "store/watched_spans.hpp"

#include <algorithm>
#include <iterator>

#include "store/bind.hpp"

namespace outagedb {
namespace {

void clear_coverage(SQLite::Database& db, std::int64_t series) {
  SQLite::Statement clear(
      db,
      "DELETE FROM coverage WHERE basis = 'series' AND (platform_id, source_id, region) ="
      " (SELECT platform_id, source_id, region FROM series WHERE id = ?)");
  run(clear, series);
}

}  // namespace

void cover_series(SQLite::Database& db, std::int64_t series, std::int64_t batch) {
  clear_coverage(db, series);
  SQLite::Statement cover(
      db,
      "INSERT INTO coverage (source_id, platform_id, region, from_at, until_at, basis, batch_id,"
      " platform_folded)"
      " SELECT s.source_id, s.platform_id, s.region, min(at), max(at) + coalesce(s.bucket_s, 1), "
      "'series', ?2, s.platform_folded"
      " FROM series s JOIN (SELECT at, sum(coalesce(fresh, 0)) OVER (ORDER BY at) AS span FROM"
      "  (SELECT at, at - lag(at) OVER (ORDER BY at) > 86400 AS fresh FROM user_report WHERE "
      "series_id = ?1))"
      " WHERE s.id = ?1 AND s.watched GROUP BY span");
  run(cover, series, batch);
}

void WatchedSpans::load(SQLite::Database& db, std::int64_t series, bool stored) {
  if (!stored) return;
  SQLite::Statement spans(
      db,
      "SELECT from_at, (SELECT max(at) FROM user_report r WHERE r.series_id = ?1 AND r.at < next)"
      " FROM (SELECT from_at, lead(from_at, 1, 9223372036854775807) OVER (ORDER BY from_at) AS next"
      "  FROM coverage WHERE basis = 'series' AND (platform_id, source_id, region) ="
      "  (SELECT platform_id, source_id, region FROM series WHERE id = ?1))");
  bound(spans, series);
  while (spans.executeStep()) merge({spans.getColumn(0).getInt64(), spans.getColumn(1).getInt64()});
  unknown_ = spans_.empty();
}

void WatchedSpans::start(Instant at) {
  if (open_) merge(*open_);
  open_ = Span{at, at};
}

void WatchedSpans::merge(Span span) {
  auto next = spans_.upper_bound(span.from);
  if (next != spans_.begin() && span.from - std::prev(next)->second <= kBreak) --next;
  while (next != spans_.end() && next->first - span.until <= kBreak) {
    span.from = std::min(span.from, next->first);
    span.until = std::max(span.until, next->second);
    next = spans_.erase(next);
  }
  spans_.emplace(span.from, span.until);
}

void WatchedSpans::write(SQLite::Database& db, std::int64_t series, std::int64_t batch) {
  if (unknown_) return cover_series(db, series, batch);
  if (open_) merge(*open_);
  open_.reset();
  clear_coverage(db, series);
  SQLite::Statement cover(
      db,
      "INSERT INTO coverage (source_id, platform_id, region, from_at, until_at, basis, batch_id,"
      " platform_folded)"
      " SELECT source_id, platform_id, region, ?3, ?4 + coalesce(bucket_s, 1), 'series', ?2,"
      "  platform_folded FROM series WHERE id = ?1 AND watched");
  for (const auto& [from, until] : spans_) run(cover, series, batch, from, until);
}

}  // namespace outagedb
