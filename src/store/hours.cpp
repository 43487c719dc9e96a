#include "store/hours.hpp"

#include <fmt/format.h>

#include "time/format.hpp"

namespace outagedb {
namespace {

// Of equal peaks the earliest: a window would sort each hour, which takes three times as long.
constexpr const char* kHours =
    "SELECT h.series_id, h.hour, h.total, h.peak, (SELECT min(p.at) FROM user_report p"
    "  WHERE p.series_id = h.series_id AND p.at BETWEEN h.hour AND h.hour + 3599"
    "  AND p.count = h.peak) AS peak_at, h.buckets"
    " FROM (SELECT series_id, at - ((at % 3600) + 3600) % 3600 AS hour, sum(count) AS total,"
    "  max(count) AS peak, count(*) AS buckets FROM user_report GROUP BY 1, 2) h";

}  // namespace

std::vector<std::string> hour_differences(SQLite::Database& db) {
  std::vector<std::string> differences;
  const std::string stored = "SELECT * FROM main.user_report_hour";
  SQLite::Statement row(
      db, fmt::format("SELECT series_id, hour FROM (SELECT * FROM ({0}) EXCEPT {1})"
                      " UNION SELECT series_id, hour FROM (SELECT * FROM ({1}) EXCEPT {0})",
                      kHours, stored));
  while (row.executeStep()) {
    differences.push_back(fmt::format("series {}, {}", std::int64_t{row.getColumn(0).getInt64()},
                                      format_rfc3339(row.getColumn(1).getInt64())));
  }
  return differences;
}

void make_hours(SQLite::Database& db) {
  db.exec("DELETE FROM user_report_hour");
  db.exec(
      fmt::format("INSERT INTO user_report_hour (series_id, hour, total, peak, peak_at,"
                  " buckets) {}",
                  kHours));
}

}  // namespace outagedb
