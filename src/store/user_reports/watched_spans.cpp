#include "store/user_reports/watched_spans.hpp"

#include <algorithm>
#include <iterator>

#include "base/sql.hpp"
#include "store/db/bind.hpp"

namespace outagedb {

WatchedSpans::WatchedSpans(SQLite::Database& db, ReportDays& days)
    : days_(days),
      is_watched_(db, "SELECT 1 FROM series WHERE id = ? AND watched"),
      covered_(db, named_sql("watched_spans.covered_spans")),
      uncover_(db, named_sql("watched_spans.uncover_series")),
      cover_(db, named_sql("watched_spans.cover_span")) {}

void WatchedSpans::cover(std::int64_t series, std::int64_t batch) {
  clear();
  if (bound(is_watched_, series).executeStep()) {
    days_.each_day(series, [&](const Buckets& buckets) {
      for (const Bucket& bucket : buckets) add(bucket.at);
    });
  }
  is_watched_.reset();
  write(series, batch);
}

void WatchedSpans::clear() {
  spans_.clear();
  open_.reset();
  unknown_ = false;
}

void WatchedSpans::load(std::int64_t series) {
  clear();
  for (bound(covered_, series); covered_.executeStep();) {
    const Instant from = covered_.getColumn(0).getInt64();
    merge({from, days_.last_before(series, covered_.getColumn(1).getInt64()).value_or(from)});
  }
  covered_.reset();
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

void WatchedSpans::remove_from(std::int64_t series, Instant day, const Buckets& left) {
  const Instant end = day + kDayLength;
  auto first = spans_.lower_bound(day);
  if (first != spans_.begin() && std::prev(first)->second >= day) --first;
  const auto rest = spans_.lower_bound(end);
  if (first == rest) return;
  const Instant from = first->first;
  const Instant until = std::prev(rest)->second;
  spans_.erase(first, rest);
  if (from < day) merge({from, days_.last_before(series, day).value_or(from)});
  for (const Bucket& bucket : left) merge({bucket.at, bucket.at});
  if (until >= end) merge({days_.first_from(series, end).value_or(until), until});
}

void WatchedSpans::write(std::int64_t series, std::int64_t batch) {
  if (unknown_) return cover(series, batch);
  if (open_) merge(*open_);
  open_.reset();
  run(uncover_, series);
  for (const auto& [from, until] : spans_) run(cover_, series, batch, from, until);
}

}  // namespace outagedb
