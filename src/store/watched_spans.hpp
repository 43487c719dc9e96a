#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>

#include "model/instant.hpp"

namespace outagedb {

// Writes coverage by the series anew from all its buckets: a series speaks of the spans from a
// first bucket to the end of a last; a day without any bucket ends a span, as nobody can tell then
// that somebody counted. One that only tells because of outages covers nothing.
void cover_series(SQLite::Database& db, std::int64_t series, std::int64_t batch);

// The same for a batch that adds buckets, without reading those that were there: where the spans
// begin stands in the coverage, and where they end is one look into the series each.
class WatchedSpans {
 public:
  // Before the batch adds to the series; `stored`: there are buckets in it.
  void load(SQLite::Database& db, std::int64_t series, bool stored);
  void add(Instant at) {
    if (open_ && at >= open_->from && at - open_->until <= kBreak) {
      if (at > open_->until) open_->until = at;
    } else {
      start(at);
    }
  }
  // A stretch without such a break.
  void add(Instant from, Instant until) { merge({from, until}); }
  void write(SQLite::Database& db, std::int64_t series, std::int64_t batch);

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
  bool unknown_ = false;  // buckets without coverage: a series that only told of outages before
};

}  // namespace outagedb
