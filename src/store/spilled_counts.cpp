#include "store/spilled_counts.hpp"

namespace outagedb {

SpilledCounts::Table::Table(SQLite::Database& db) {
  db.exec(
      "CREATE TEMP TABLE spilled_count (part INTEGER PRIMARY KEY, series_id INTEGER, rows INTEGER,"
      " packed BLOB)");
  db.exec("CREATE INDEX temp.spilled_count_series ON spilled_count (series_id, part)");
}

SpilledCounts::SpilledCounts(SQLite::Database& db)
    : db_(db),
      table_(db),
      add_(db, "INSERT INTO temp.spilled_count (series_id, rows, packed) VALUES (?, ?, ?)"),
      parts_(db, "SELECT rows, packed FROM temp.spilled_count WHERE series_id = ? ORDER BY part") {}

SpilledCounts::~SpilledCounts() {
  add_.tryReset();
  parts_.tryReset();
  db_.tryExec("DROP TABLE IF EXISTS temp.spilled_count");
}

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
