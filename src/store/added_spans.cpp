#include "store/added_spans.hpp"

#include <algorithm>
#include <iterator>

#include "store/bind.hpp"

namespace outagedb {

AddedSpans::AddedSpans(SQLite::Database& db, BatchNeeds& batch)
    : db_(db),
      batch_(batch),
      range_(db,
             "SELECT (SELECT min(at) FROM user_report WHERE series_id = ?1),"
             " (SELECT max(at) FROM user_report WHERE series_id = ?1)"),
      between_(db, "SELECT 1 FROM user_report WHERE series_id = ? AND at > ? AND at < ? LIMIT 1") {}

std::optional<Instant> AddedSpans::begin(std::int64_t series, std::optional<Seconds> bucket,
                                         bool watched) {
  const auto [entry, fresh] = series_.try_emplace(series);
  Series& known = entry->second;
  if (bucket) known.bucket = std::min(bucket, known.bucket ? known.bucket : bucket);
  known.watched = known.watched || watched;
  if (fresh) {
    bound(range_, series).executeStep();
    const auto first = integer_or_null(range_.getColumn(0));
    if (first) known.before = Span{*first, range_.getColumn(1).getInt64()};
    range_.reset();
  }
  return known.before ? std::optional(known.before->until) : std::nullopt;
}

AddedSpans::Series& AddedSpans::of(std::int64_t series) {
  if (last_.second == nullptr || last_.first != series) last_ = {series, &series_[series]};
  return *last_.second;
}

void AddedSpans::extend(std::optional<Span>& span, Instant at) {
  if (!span) span = Span{at, at};
  span->from = std::min(span->from, at);
  span->until = std::max(span->until, at);
}

void AddedSpans::add_among(std::int64_t series, std::map<Instant, Instant>& spans, Instant at) {
  const auto next = spans.upper_bound(at);
  if (next != spans.begin()) {
    Instant& until = std::prev(next)->second;
    const bool broken = until < at && bound(between_, series, until, at).executeStep();
    between_.reset();
    if (!broken) {
      until = std::max(until, at);
      return;
    }
  }
  spans.emplace(at, at);
}

void AddedSpans::added(std::int64_t series, Instant at) {
  Series& known = of(series);
  if (known.before && at > known.before->until) {
    extend(known.later, at);
  } else if (!known.before || at < known.before->from) {
    extend(known.earlier, at);
  } else {
    add_among(series, known.among, at);
  }
}

bool AddedSpans::holds(std::int64_t series, Instant at) {
  const Series& known = of(series);
  if (!known.before || at < known.before->from || at > known.before->until) return true;
  const auto next = known.among.upper_bound(at);
  return next != known.among.begin() && std::prev(next)->second >= at;
}

void AddedSpans::found(std::int64_t series, Instant at) { extend(of(series).found, at); }

void AddedSpans::write() {
  for (const auto& [id, series] : series_) write_series(id, series);
}

void AddedSpans::write_series(std::int64_t id, const Series& series) {
  SQLite::Statement add(db_, "INSERT INTO user_report_span VALUES (?, ?, ?, ?)");
  bool adds = false;
  const auto add_span = [&](const Span& span) {
    adds = run(add, id, batch_.batch(), span.from, span.until) > 0;
  };
  if (series.earlier) add_span(*series.earlier);
  if (series.later) add_span(*series.later);
  for (const auto& [from, until] : series.among) add_span({from, until});
  // Those who had added what was found, or raised it.
  SQLite::Statement told(
      db_,
      "SELECT batch_id FROM user_report_span WHERE series_id = ?1 AND from_at <= ?3 AND until_at "
      ">= ?2"
      " UNION SELECT id FROM batch b WHERE EXISTS (SELECT 1 FROM user_report_prior p"
      "  WHERE p.batch_id = b.id AND p.series_id = ?1 AND p.at BETWEEN ?2 AND ?3)");
  if (series.found) batch_.add_all(bound(told, id, series.found->from, series.found->until));
  tell(id, series, adds);
}

// The same input once more adds nothing: then the batch relies on those who told the same.
void AddedSpans::tell(std::int64_t id, const Series& series, bool adds) {
  SQLite::Statement told(db_,
                         "SELECT batch_id, coalesce(bucket_s <= ?2, ?2 IS NULL) AS bucket,"
                         " watched >= ?3 AS watched FROM series_bucket WHERE series_id = ?1");
  bool bucket = false;
  bool watched = false;
  for (bound(told, id, series.bucket, series.watched); told.executeStep();) {
    bucket = bucket || told.getColumn(1).getInt() != 0;
    watched = watched || told.getColumn(2).getInt() != 0;
  }
  told.reset();
  if (bucket && watched && !adds)
    return batch_.add_all(bound(told, id, series.bucket, series.watched));
  SQLite::Statement state(db_, "INSERT INTO series_bucket VALUES (?, ?, ?, ?)");
  run(state, id, batch_.batch(), series.bucket, series.watched);
}

}  // namespace outagedb
