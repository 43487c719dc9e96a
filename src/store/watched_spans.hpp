#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>

#include "model/instant.hpp"
#include "store/report_days.hpp"

namespace outagedb {

// Derives the coverage by a series from all its buckets: it covers the spans from a first bucket to
// the end of a last; a day without any bucket ends a span, as nobody can tell then that somebody
// counted. A series that is not watched all the time covers nothing.
void cover_series(SQLite::Database& db, ReportDays& days, std::int64_t series, std::int64_t batch);

// The same for a batch that adds buckets, or whose buckets are removed, without reading the others:
// where the spans begin is in the coverage, and where they end is one look into the series each.
class WatchedSpans {
 public:
  // Before the buckets of a series change.
  void load(SQLite::Database& db, ReportDays& days, std::int64_t series);
  void add(Instant at) {
    if (open_ && at >= open_->from && at - open_->until <= kBreak) {
      if (at > open_->until) open_->until = at;
    } else {
      start(at);
    }
  }
  // After a day was written that has lost buckets; `left` are those that it has now.
  void remove_from(ReportDays& days, std::int64_t series, Instant day, const Buckets& left);
  void write(SQLite::Database& db, ReportDays& days, std::int64_t series, std::int64_t batch);

 private:
  struct Span {
    Instant from;
    Instant until;  // the last bucket
  };
  static constexpr Seconds kBreak = 86'400;

  void start(Instant at);
  void merge(Span span);

  std::map<Instant, Instant> spans_;  // more than kBreak apart
  std::optional<Span> open_;          // of buckets that were added in order, not yet in spans_
  bool unknown_ = false;  // buckets without coverage: a series that was not watched before
};

}  // namespace outagedb
