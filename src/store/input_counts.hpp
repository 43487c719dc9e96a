#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>

#include "model/duplicates.hpp"
#include "model/instant.hpp"
#include "store/held_counts.hpp"
#include "store/temporary_table.hpp"

namespace outagedb {

// The counts of one input where the larger does not simply stand: a bucket must be settled by all
// that the input says of it before it is held against what is stored. They wait in a temporary
// table, so that memory stays bounded; it is gone with the transaction or this object.
class InputCounts {
 public:
  // rule: last, sum or reject.
  InputCounts(SQLite::Database& db, Duplicates rule);

  // In the order in which the input states them.
  void add(std::int64_t series, const HeldCounts& counts);
  [[nodiscard]] std::optional<std::int64_t> count_at(std::int64_t series, Instant at);
  // How many counts were stated for a bucket that had one; of those, how many were not the same.
  struct Repeated {
    std::int64_t all = 0;
    std::int64_t differing = 0;
  };
  [[nodiscard]] Repeated repeated();

  // Hands over series, instant and count of each bucket, ascending. Nothing may be added meanwhile.
  template <typename Take>
  void each(Take take) {
    SQLite::Statement all(db_, "SELECT series_id, at, count FROM temp.input_count ORDER BY 1, 2");
    while (all.executeStep()) {
      take(all.getColumn(0).getInt64(), all.getColumn(1).getInt64(), all.getColumn(2).getInt64());
    }
  }

 private:
  SQLite::Database& db_;
  TemporaryTable table_;
  SQLite::Statement add_;
  SQLite::Statement find_;
};

}  // namespace outagedb
