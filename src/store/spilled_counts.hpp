#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <span>

#include "store/held_counts.hpp"
#include "store/temporary_table.hpp"

namespace outagedb {

// Counts that memory has no room to hold back wait in a temporary table, packed as they were held,
// so that however many an input has are appended once, in the table's order.
class SpilledCounts {
 public:
  explicit SpilledCounts(SQLite::Database& db);

  // After those of the series that were added before.
  void add(std::int64_t series, const HeldCounts& counts);

  // Hands over each count of the series in the order in which they were added.
  template <typename Take>
  void each(std::int64_t series, Take take) {
    parts_.reset();
    parts_.bind(1, series);
    while (parts_.executeStep()) {
      const SQLite::Column packed = parts_.getColumn(1);
      HeldCounts::each_packed({static_cast<const std::uint8_t*>(packed.getBlob()),
                               static_cast<std::size_t>(packed.getBytes())},
                              static_cast<std::size_t>(parts_.getColumn(0).getInt64()), take);
    }
    parts_.reset();
  }

 private:
  TemporaryTable table_;
  SQLite::Statement add_;
  SQLite::Statement parts_;
};

}  // namespace outagedb
