#include "store/care/content_hash.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/sha256.hpp"
#include "base/sql.hpp"
#include "store/db/bind.hpp"
#include "store/user_reports/report_days.hpp"

namespace outagedb {
namespace {

constexpr const char* kParting = "\x1f";  // separates columns

std::string columns_of(SQLite::Statement& row, int columns) {
  std::string text;
  for (int i = 0; i < columns; ++i) text += row.getColumn(i).getString() + kParting;
  return text;
}

void add_rows(Sha256& hash, SQLite::Database& db, const std::string& query, std::int64_t platform) {
  SQLite::Statement row(db, query);
  bound(row, platform);
  while (row.executeStep()) hash.add(columns_of(row, row.getColumnCount()) + "\n");
  hash.add("\x1e");
}

// Adds the incidents in the order of their sources' kinds and names, and of their keys. SQLite
// takes three times as long to sort them.
void add_incidents(Sha256& hash, SQLite::Database& db, std::int64_t platform) {
  using Incident = std::pair<std::string, std::string>;  // key, hash of the statement
  std::unordered_map<std::int64_t, std::vector<Incident>> by_source;
  SQLite::Statement incident(db, named_sql("content_hash.incidents"));
  for (bound(incident, platform); incident.executeStep();) {
    by_source[incident.getColumn(0).getInt64()].emplace_back(incident.getColumn(1).getString(),
                                                             incident.getColumn(2).getString());
  }
  std::map<std::pair<std::string, std::string>, std::vector<Incident>*> sources;  // by kind, name
  SQLite::Statement source(db, "SELECT kind, name FROM source WHERE id = ?");
  for (auto& [id, incidents] : by_source) {
    if (!bound(source, id).executeStep()) continue;
    sources.emplace(std::pair(source.getColumn(0).getString(), source.getColumn(1).getString()),
                    &incidents);
  }
  for (const auto& [name, incidents] : sources) {
    const std::string start = name.first + kParting + name.second + kParting;
    std::ranges::sort(*incidents);
    for (const auto& [key, sha256] : *incidents)
      hash.add(fmt::format("{}{}{}{}{}\n", start, key, kParting, sha256, kParting));
  }
  hash.add("\x1e");
}

void put(std::string& bytes, std::int64_t number) {
  for (unsigned shift = 0; shift < 64; shift += 8)
    bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
}

// Adds the hours of a series: each number as eight bytes, low bytes first, and a zero at the end.
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
  SQLite::Statement series(db, named_sql("content_hash.series"));
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
  add_incidents(hash, db, platform);
  add_series(hash, db, platform);
  add_rows(hash, db, named_sql("content_hash.coverage"), platform);
  return hash.digest();
}

}  // namespace outagedb
