#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>

#include "model/instant.hpp"
#include "store/db/batch_dependencies.hpp"

namespace outagedb {

// What an input states about a series besides its counts.
struct SeriesStatement {
  std::optional<Seconds> bucket;  // the shortest length of a bucket; absent if none is stated
  bool watched = false;           // reports were counted all the time
  bool operator==(const SeriesStatement&) const = default;
};

// Writes which series a batch states, and what it states about them, as ranges of ids with one
// statement: a poll of 200 series is one row. Uses the table series_batch.
class SeriesBatches {
 public:
  SeriesBatches(SQLite::Database& db, BatchDependencies& batch);

  // Ids must ascend. A series to which the batch adds nothing is omitted if another batch states as
  // much about it.
  void state(std::int64_t series, const SeriesStatement& statement, bool adds);
  void finish();

 private:
  struct Range {
    std::int64_t first;
    std::int64_t last;
    SeriesStatement statement;
  };
  BatchDependencies& batch_;
  std::optional<Range> open_;
  SQLite::Statement find_;
  SQLite::Statement add_;
};

// Moves what is stated about one series to another, about which several batches may state something
// already.
void combine_statements(SQLite::Database& db, std::int64_t from, std::int64_t into);

}  // namespace outagedb
