#pragma once

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "store/care/migrations.hpp"

namespace outagedb {

// A database in memory as the migrations leave it. They run once: each run takes longer than most
// tests.
[[nodiscard]] inline SQLite::Database new_history() {
  static SQLite::Database migrated = [] {
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE);
    migrate(db);
    return db;
  }();
  SQLite::Database db(":memory:", SQLite::OPEN_READWRITE);
  SQLite::Backup(db, migrated).executeStep();
  db.exec("PRAGMA foreign_keys = ON");
  return db;
}

}  // namespace outagedb
