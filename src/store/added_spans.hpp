#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "model/instant.hpp"
#include "store/batch_needs.hpp"

namespace outagedb {

// Which buckets a batch added, told as spans within which every bucket is its own: one or two a
// series where the input goes on where others ended, whatever the number of buckets. Which batches
// had told the others. Knows the tables user_report_span and series_bucket.
class AddedSpans {
 public:
  AddedSpans(SQLite::Database& db, BatchNeeds& batch);

  // Before anything is written to the series.
  void begin(std::int64_t series, std::optional<Seconds> bucket);
  // The bucket was not there. Those of one series come in ascending order where they lie among
  // earlier ones, with breaks.
  void added(std::int64_t series, Instant at);
  // It was there.
  void found(std::int64_t series, Instant at);
  void write();

 private:
  struct Span {
    Instant from;
    Instant until;  // included
  };
  struct Series {
    std::optional<Span> before;  // of what was there when the batch began
    std::optional<Span> earlier;
    std::optional<Span> later;
    std::vector<Span> among;
    std::optional<Span> found;
    std::optional<Seconds> bucket;
  };

  static void extend(std::optional<Span>& span, Instant at);
  void add_among(std::int64_t series, std::vector<Span>& spans, Instant at);
  void write_series(std::int64_t id, const Series& series);
  void state_bucket(std::int64_t id, Seconds bucket, bool adds);

  SQLite::Database& db_;
  BatchNeeds& batch_;
  std::map<std::int64_t, Series> series_;
  SQLite::Statement range_;
  SQLite::Statement between_;
};

}  // namespace outagedb
