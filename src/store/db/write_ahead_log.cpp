#include "store/db/write_ahead_log.hpp"

#include <sqlite3.h>

namespace outagedb {

void write_ahead(SQLite::Database& db) { db.exec("PRAGMA journal_mode = WAL"); }

void truncate_log(SQLite::Database& db) {
  sqlite3_busy_timeout(db.getHandle(), 0);
  sqlite3_wal_checkpoint_v2(db.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(db.getHandle(), kBusyTimeoutMs);
}

}  // namespace outagedb
