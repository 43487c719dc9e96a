#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>

#include "base/error.hpp"
#include "store/content_sums.hpp"

namespace outagedb {

// "outg": how SQLite files of ours are told from other programs' (PRAGMA application_id).
inline constexpr std::int32_t kApplicationId = 0x6f757467;

// Each returns an open connection or throws Error with a hint; a file that is not ours, newer than
// this program, or migrated with other texts than ours is refused and not touched.

// Makes the file, readable by its owner alone, with the newest schema. Refuses one that is there.
[[nodiscard]] SQLite::Database create_database(const std::filesystem::path& file);

// To write; the schema must be the newest.
[[nodiscard]] SQLite::Database open_to_write(const std::filesystem::path& file);

// To write whatever the schema's age: for migrating only.
[[nodiscard]] SQLite::Database open_to_migrate(const std::filesystem::path& file);

// Nothing can be changed through it. In a folder or medium without write access the file is read as
// it stands, without locks.
[[nodiscard]] SQLite::Database open_to_read(const std::filesystem::path& file);

// Gives the room of the write-ahead log back, unless a reader still needs it; never waits for one.
void truncate_log(SQLite::Database& db);

// While it lives, batches go through a rollback journal instead of the write-ahead log: pages that
// are new are written once instead of twice, and nobody can read while a batch is written. Throws
// Error where others have the database open. What is killed meanwhile leaves a journal that the
// next to open the database rolls back; open_to_write returns to the log.
class ExclusiveLoad {
 public:
  explicit ExclusiveLoad(SQLite::Database& db);
  ~ExclusiveLoad();
  ExclusiveLoad(const ExclusiveLoad&) = delete;
  ExclusiveLoad& operator=(const ExclusiveLoad&) = delete;

 private:
  SQLite::Database& db_;
};

// BEGIN IMMEDIATE … COMMIT; rolled back when it goes out of scope uncommitted. Everything that
// changes what the database says stands in one, and is added to the tables' content sums.
class WriteTransaction {
 public:
  explicit WriteTransaction(SQLite::Database& db)
      : transaction_(db, SQLite::TransactionBehavior::IMMEDIATE), sums_(db) {}
  void commit() {
    sums_.write();
    transaction_.commit();
  }

 private:
  SQLite::Transaction transaction_;
  ContentSums sums_;
};

}  // namespace outagedb
