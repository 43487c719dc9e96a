// bench_append FILE ROWS: SQLite's own share of an ingest of user reports. Rows that are made in
// memory, in the table's order, are appended to a new database with their hours, as outagedb
// appends them, and committed; nothing is read, looked up, compared or summed.

#include <sqlite3.h>

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "base/error.hpp"
#include "base/memory.hpp"
#include "store/database.hpp"
#include "store/memory_table.hpp"

namespace {

constexpr std::int64_t kSeries = 200;
constexpr std::int64_t kFirst = 1262304000;  // 2010-01-01T00:00:00Z
constexpr std::int64_t kBucket = 900;
constexpr std::int64_t kHour = 3600;
constexpr std::size_t kSlice = 50'000;

std::int64_t count_of(std::int64_t step) { return step * 31 % 60; }

void append(SQLite::Database& db, std::int64_t rows) {
  sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
  outagedb::MemoryTable counts(db, "count_row", "series_id, at, count");
  outagedb::MemoryTable hours(db, "hour_row", "series_id, hour, total, peak, peak_at, buckets");
  SQLite::Statement add_counts(db, "INSERT INTO user_report SELECT * FROM count_row");
  SQLite::Statement add_hours(db, "INSERT INTO user_report_hour SELECT * FROM hour_row");
  outagedb::Transaction transaction(db);
  const auto write = [&] {
    for (SQLite::Statement* add : {&add_counts, &add_hours}) {
      add->exec();
      add->reset();
    }
    counts.clear();
    hours.clear();
  };
  for (std::int64_t series = 1; series <= kSeries; ++series) {
    for (std::int64_t step = 0; step < rows / kSeries; ++step) {
      const std::int64_t at = kFirst + step * kBucket;
      counts.add(series, at, count_of(step));
      if (at % kHour == 0) {
        const std::int64_t buckets = kHour / kBucket;
        hours.add(series, at, buckets * count_of(step), count_of(step), at, buckets);
      }
      if (counts.rows() == kSlice) write();
    }
  }
  write();
  transaction.commit();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::int64_t rows = argc == 3 ? std::strtoll(argv[2], nullptr, 10) : 0;
    if (rows <= 0 || rows % kSeries != 0)
      throw outagedb::Error("usage: bench_append FILE ROWS, a multiple of 200");
    outagedb::set_up_heap();
    outagedb::use_one_thread();
    auto db = outagedb::create_database(argv[1]);
    append(db, rows);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << '\n';
    return 2;
  }
}
