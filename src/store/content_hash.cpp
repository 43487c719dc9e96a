#include "store/content_hash.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/sha256.hpp"
#include "store/bind.hpp"
#include "store/report_days.hpp"

namespace outagedb {
namespace {

constexpr const char* kIncidents =
    "SELECT s.kind, s.name, i.key, i.sha256 FROM incident i JOIN source s ON s.id = i.source_id"
    " WHERE i.platform_id = ? ORDER BY 1, 2, 3";
constexpr const char* kSeries =
    "SELECT s.kind, s.name, r.region, r.id FROM series r JOIN source s ON s.id = r.source_id"
    " WHERE r.platform_id = ? ORDER BY 1, 2, 3";
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

void put(std::string& bytes, std::int64_t number) {
  for (unsigned shift = 0; shift < 64; shift += 8)
    bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
}

// The hours of a series: each number as eight bytes, the low ones first, and a zero at the end.
void add_hours(Sha256& hash, ReportDays& days, std::int64_t series) {
  constexpr Seconds kHour = 3600;
  std::string bytes;
  days.each_day(series, [&](const Buckets& day) {
    for (auto from = day.begin(), until = from; from != day.end(); from = until) {
      const Instant hour = from->at - (from->at - utc_day(from->at)) % kHour;
      until =
          std::find_if(from, day.end(), [&](const Bucket& one) { return one.at >= hour + kHour; });
      const ReportDay sums = pack_day({from, until});
      for (const std::int64_t number : {hour, sums.total, sums.peak, sums.peak_at, sums.buckets})
        put(bytes, number);
    }
    hash.add(bytes);
    bytes.clear();
  });
  put(bytes, 0);
  hash.add(bytes);
}

void add_series(Sha256& hash, SQLite::Database& db, std::int64_t platform) {
  SQLite::Statement series(db, kSeries);
  ReportDays days(db);
  for (bound(series, platform); series.executeStep();) {
    hash.add(columns_of(series, 3) + "\n");
    add_hours(hash, days, series.getColumn(3).getInt64());
  }
  hash.add("\x1e");
}

}  // namespace

std::string content_hash(SQLite::Database& db, std::int64_t platform) {
  Sha256 hash;
  add_rows(hash, db, kIncidents, platform);
  add_series(hash, db, platform);
  add_rows(hash, db, kCoverage, platform);
  return hash.digest();
}

}  // namespace outagedb
