#include "store/content_hash.hpp"

#include "base/sha256.hpp"
#include "store/bind.hpp"

namespace outagedb {
namespace {

constexpr const char* kSaid[] = {
    "SELECT s.kind, s.name, i.key, i.sha256 FROM incident i JOIN source s ON s.id = i.source_id"
    " WHERE i.platform_id = ? ORDER BY 1, 2, 3",
    "SELECT s.kind, s.name, r.region, h.hour, h.total, h.peak, h.peak_at, h.buckets"
    " FROM series r JOIN source s ON s.id = r.source_id JOIN user_report_hour h ON h.series_id = "
    "r.id"
    " WHERE r.platform_id = ? ORDER BY 1, 2, 3, 4",
    "SELECT s.kind, s.name, c.basis, coalesce(c.region, ''), coalesce(c.component, ''), c.from_at, "
    "c.until_at"
    " FROM coverage c JOIN source s ON s.id = c.source_id WHERE c.platform_id = ? ORDER BY 1, 2, "
    "3, 4, 5, 6, 7",
};

}  // namespace

std::string content_hash(SQLite::Database& db, std::int64_t platform) {
  Sha256 hash;
  for (const char* sql : kSaid) {
    SQLite::Statement row(db, sql);
    bound(row, platform);
    while (row.executeStep()) {
      for (int i = 0; i < row.getColumnCount(); ++i) {
        hash.add(row.getColumn(i).getString());
        hash.add("\x1f");
      }
      hash.add("\n");
    }
    hash.add("\x1e");
  }
  return hash.digest();
}

}  // namespace outagedb
