#include "store/content_hash.hpp"

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "store/bind.hpp"

namespace outagedb {
namespace {

constexpr const char* kIncidents =
    "SELECT s.kind, s.name, i.key, i.sha256 FROM incident i JOIN source s ON s.id = i.source_id"
    " WHERE i.platform_id = ? ORDER BY 1, 2, 3";
constexpr const char* kSeries =
    "SELECT s.kind, s.name, r.region, r.id FROM series r JOIN source s ON s.id = r.source_id"
    " WHERE r.platform_id = ? ORDER BY 1, 2, 3";
constexpr const char* kHours =
    "SELECT hour, total, peak, peak_at, buckets FROM user_report_hour WHERE series_id = ?"
    " ORDER BY hour";
constexpr const char* kCoverage =
    "SELECT s.kind, s.name, c.basis, coalesce(c.region, ''), coalesce(c.component, ''), c.from_at,"
    " c.until_at"
    " FROM coverage c JOIN source s ON s.id = c.source_id WHERE c.platform_id = ? ORDER BY 1, 2, "
    "3, 4, 5, 6, 7";

constexpr const char* kParting = "\x1f";  // of columns

std::string columns_of(SQLite::Statement& row, int columns) {
  std::string text;
  for (int i = 0; i < columns; ++i) text += row.getColumn(i).getString() + kParting;
  return text;
}

void add_rows(Sha256& hash, SQLite::Database& db, const char* sql, std::int64_t platform) {
  SQLite::Statement row(db, sql);
  bound(row, platform);
  while (row.executeStep()) hash.add(columns_of(row, row.getColumnCount()) + "\n");
  hash.add("\x1e");
}

// They are many: a series after the other they need no sorting, and their numbers no texts of
// SQLite's.
void add_hours(Sha256& hash, SQLite::Database& db, std::int64_t platform) {
  SQLite::Statement series(db, kSeries);
  SQLite::Statement hour(db, kHours);
  bound(series, platform);
  while (series.executeStep()) {
    const std::string of_series = columns_of(series, 3);
    bound(hour, series.getColumn(3).getInt64());
    while (hour.executeStep()) {
      fmt::memory_buffer text;
      text.append(of_series);
      for (int i = 0; i < hour.getColumnCount(); ++i) {
        const fmt::format_int number(hour.getColumn(i).getInt64());
        text.append(number.data(), number.data() + number.size());
        text.append(std::string_view(kParting));
      }
      text.push_back('\n');
      hash.add({text.data(), text.size()});
    }
  }
  hash.add("\x1e");
}

}  // namespace

std::string content_hash(SQLite::Database& db, std::int64_t platform) {
  Sha256 hash;
  add_rows(hash, db, kIncidents, platform);
  add_hours(hash, db, platform);
  add_rows(hash, db, kCoverage, platform);
  return hash.digest();
}

}  // namespace outagedb
