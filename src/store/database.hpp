#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/error.hpp"

namespace outagedb {

// "outg": how SQLite files of ours are told from other programs' (PRAGMA application_id).
inline constexpr std::int32_t kApplicationId = 0x6f757467;

// Each returns an open connection or throws Error with a hint; a file that is not ours, newer than
// this program, or migrated with other texts than ours is refused and not touched.

// Makes the file, readable by its owner alone, with the newest schema. Refuses one that is there,
// unless it is what a making that was stopped has left.
[[nodiscard]] SQLite::Database create_database(const std::filesystem::path& file);

// To write; the schema must be the newest.
[[nodiscard]] SQLite::Database open_to_write(const std::filesystem::path& file);

// To write whatever the schema's age: for migrating only.
[[nodiscard]] SQLite::Database open_to_migrate(const std::filesystem::path& file);

// Nothing can be changed through it. In a folder or medium without write access the file is read as
// it stands, without locks.
[[nodiscard]] SQLite::Database open_to_read(const std::filesystem::path& file);

// Lets the database be read while it is written. Not before it has its tables: until then nothing
// but an empty file is known to be ours.
void write_ahead(SQLite::Database& db);

// Gives the room of the write-ahead log back, unless a reader still needs it; never waits for one.
void truncate_log(SQLite::Database& db);

// How to mend what SQLite could not do.
[[nodiscard]] std::string hint_for(const SQLite::Exception& error);

// BEGIN IMMEDIATE … COMMIT; rolled back when it goes out of scope uncommitted. SQLiteCpp's own ends
// the program where memory runs out while it rolls back.
class WriteTransaction {
 public:
  explicit WriteTransaction(SQLite::Database& db) : db_(db) { db_.exec("BEGIN IMMEDIATE"); }
  // Fails where SQLite has rolled back itself; what is left is rolled back with the connection.
  ~WriteTransaction() {
    if (!committed_) db_.tryExec("ROLLBACK");
  }
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  void commit() {
    db_.exec("COMMIT");
    committed_ = true;
  }

 private:
  SQLite::Database& db_;
  bool committed_ = false;
};

}  // namespace outagedb
