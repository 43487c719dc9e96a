#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>

#include "model/instant.hpp"
#include "store/user_reports/report_days.hpp"

namespace outagedb {

// Derives the coverage by a series from its buckets: it covers the spans from a first bucket to the
// end of a last; a day without any bucket ends a span, as nothing shows then that anybody counted.
// A series that is not monitored all the time covers nothing.
class WatchedSpans {
 public:
  // Borrows both.
  WatchedSpans(SQLite::Database& db, ReportDays& days);

  // From all buckets of the series.
  void cover(std::int64_t series, std::int64_t batch);

  // The same for a batch that adds or removes buckets, without reading the others: the coverage
  // states where the spans begin, and one lookup each in the series where they end. Call load()
  // first, before the buckets of a series change; for a new series, call clear().
  void clear();
  void load(std::int64_t series);
  void add(Instant at) {
    if (open_ && at >= open_->from && at - open_->until <= kBreak) {
      if (at > open_->until) open_->until = at;
    } else {
      start(at);
    }
  }
  // Call it after writing a day that has lost buckets; `left` are its remaining ones.
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
  std::optional<Span> open_;          // of buckets added in order, not yet in spans_
  bool unknown_ = false;  // buckets without coverage: a series that was not monitored before
};

}  // namespace outagedb
