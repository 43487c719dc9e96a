#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "model/instant.hpp"
#include "store/batch_needs.hpp"

namespace outagedb {

// Which buckets a batch added, told as spans within which every bucket is its own: one or two a
// series where the input goes on where others ended, whatever the number of buckets. Which batches
// had told the others. Knows the tables user_report_span and series_bucket.
class AddedSpans {
 public:
  AddedSpans(SQLite::Database& db, BatchNeeds& batch);

  // Before anything is written to the series. Gives its last bucket.
  std::optional<Instant> begin(std::int64_t series, std::optional<Seconds> bucket, bool watched);
  // The bucket was not there. What else of the batch is not written yet lies in ascending order
  // around it.
  void added(std::int64_t series, Instant at);
  // The batch had added it.
  [[nodiscard]] bool holds(std::int64_t series, Instant at);
  // It was there before the batch.
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
    std::map<Instant, Instant> among;  // from, until
    std::optional<Span> found;
    std::optional<Seconds> bucket;
    bool watched = false;
  };

  Series& of(std::int64_t series);
  static void extend(std::optional<Span>& span, Instant at);
  void add_among(std::int64_t series, std::map<Instant, Instant>& spans, Instant at);
  void write_series(std::int64_t id, const Series& series);
  void tell(std::int64_t id, const Series& series, bool adds);

  SQLite::Database& db_;
  BatchNeeds& batch_;
  std::map<std::int64_t, Series> series_;
  std::pair<std::int64_t, Series*> last_{};  // they come a series at a time
  SQLite::Statement range_;
  SQLite::Statement between_;
};

}  // namespace outagedb
