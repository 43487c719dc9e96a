#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>

#include "model/instant.hpp"

namespace outagedb {

// Walks through the stored counts of a series beside ascending instants: a step to the next bucket
// costs a tenth of looking one up, so that an input that is there already is compared at the speed
// of reading the table. Where the instants lie far apart it looks up after all.
class StoredCounts {
 public:
  explicit StoredCounts(SQLite::Database& db)
      : walk_(db, "SELECT at, count FROM user_report WHERE series_id = ? AND at >= ? ORDER BY at") {
  }

  void begin(std::int64_t series);
  // Of the bucket at `at`, where there is one; not before the one asked for last.
  [[nodiscard]] std::optional<std::int64_t> count_at(Instant at);
  // Before the table is written; the walk goes on after it.
  void end() {
    walk_.reset();
    walking_ = ended_ = false;
  }

 private:
  void look_up(Instant at);
  void step();

  SQLite::Statement walk_;
  std::int64_t series_ = 0;
  bool walking_ = false;
  bool ended_ = false;  // no bucket is left
  Instant at_ = 0;
};

}  // namespace outagedb
