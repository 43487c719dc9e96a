#include "store/spilled_counts.hpp"

namespace outagedb {

SpilledCounts::SpilledCounts(SQLite::Database& db)
    : table_(db, "spilled_count",
             "(series_id INTEGER, part INTEGER, rows INTEGER, packed BLOB,"
             " PRIMARY KEY (series_id, part)) WITHOUT ROWID"),
      add_(db,
           "INSERT INTO temp.spilled_count SELECT ?1, coalesce(max(part) + 1, 0), ?2, ?3"
           " FROM temp.spilled_count WHERE series_id = ?1"),
      parts_(db, "SELECT rows, packed FROM temp.spilled_count WHERE series_id = ? ORDER BY part") {}

void SpilledCounts::add(std::int64_t series, const HeldCounts& counts) {
  const std::span<const std::uint8_t> packed = counts.packed();
  add_.reset();
  add_.bind(1, series);
  add_.bind(2, static_cast<std::int64_t>(counts.rows()));
  add_.bindNoCopy(3, packed.data(), static_cast<int>(packed.size()));
  add_.exec();
  add_.reset();
}

}  // namespace outagedb
