#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>

#include "model/instant.hpp"
#include "store/user_reports/report_days.hpp"

namespace outagedb {

// Derives the coverage by a series from its buckets: it covers the spans from a first bucket to the
// end of a last; a day without any bucket ends a span, as nobody can tell then that somebody
// counted. A series that is not watched all the time covers nothing.
class WatchedSpans {
 public:
  // Borrows both.
  WatchedSpans(SQLite::Database& db, ReportDays& days);

  // From all buckets of the series.
  void cover(std::int64_t series, std::int64_t batch);

  // The same for a batch that adds buckets, or whose buckets are removed, without reading the
  // others: where the spans begin is in the coverage, and where they end is one look into the
  // series each. First load(), before the buckets of a series change; in a new series clear().
  void clear();
  void load(std::int64_t series);
  void add(Instant at) {
    if (open_ && at >= open_->from && at - open_->until <= kBreak) {
      if (at > open_->until) open_->until = at;
    } else {
      start(at);
    }
  }
  // After a day was written that has lost buckets; `left` are those that it has now.
  void remove_from(std::int64_t series, Instant day, const Buckets& left);
  void write(std::int64_t series, std::int64_t batch);

 private:
  struct Span {
    Instant from;
    Instant until;  // the last bucket
  };
  static constexpr Seconds kBreak = 86'400;

  void start(Instant at);
  void merge(Span span);

  ReportDays& days_;
  SQLite::Statement is_watched_;
  SQLite::Statement covered_;
  SQLite::Statement uncover_;
  SQLite::Statement cover_;
  std::map<Instant, Instant> spans_;  // more than kBreak apart
  std::optional<Span> open_;          // of buckets that were added in order, not yet in spans_
  bool unknown_ = false;  // buckets without coverage: a series that was not watched before
};

}  // namespace outagedb
