#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <deque>
#include <functional>

#include "store/db/temporary_table.hpp"
#include "store/user_reports/packed_series.hpp"

namespace outagedb {

// Stores counts that do not fit in memory in a temporary table, as runs of ascending instants that
// are merged when they are read: memory holds one piece of each run of one series.
class SpilledCounts {
 public:
  explicit SpilledCounts(SQLite::Database& db);

  // Stores them as the series' run of that number, from 0.
  void add(std::int64_t series, std::uint32_t run, PackedSeries& counts);

  using Take = std::function<void(const PackedSeries::Count&)>;
  // Passes on the counts of that many runs and then of `rest`, which is sorted: ascending by
  // instant, those of one instant in the order in which they were stated.
  void each(std::int64_t series, std::uint32_t runs, const PackedSeries& rest, const Take& take);

 private:
  SQLite::Database& db_;
  TemporaryTable table_;
  SQLite::Statement add_;
  std::deque<SQLite::Statement> pieces_;  // one for each run that is being read
};

}  // namespace outagedb
