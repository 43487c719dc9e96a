#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "store/content_sums.hpp"

namespace outagedb {

// "outg": how SQLite files of ours are told from other programs' (PRAGMA application_id).
inline constexpr std::int32_t kApplicationId = 0x6f757467;

// Lets SQLite do without its locks, which cost a tenth of a report's time: no two threads share a
// connection. Before anything else is asked of SQLite; later it does nothing.
void use_unshared_connections();

// Each returns an open connection or throws Error with a hint; a file that is not ours, newer than
// this program, or migrated with other texts than ours is refused and not touched.

// Makes the file, readable by its owner alone, with the newest schema. Refuses one that is there,
// unless it is what a making that was stopped has left.
[[nodiscard]] SQLite::Database create_database(const std::filesystem::path& file);

// To write; the schema must be the newest.
[[nodiscard]] SQLite::Database open_to_write(const std::filesystem::path& file);

// To write whatever the schema's age: for migrating only.
[[nodiscard]] SQLite::Database open_to_migrate(const std::filesystem::path& file);

// Nothing can be changed through it, and everything that was committed is there. Where the file or
// its folder may not be written, it is read beside those who write it, or else a copy of one
// moment.
[[nodiscard]] SQLite::Database open_to_read(const std::filesystem::path& file);

// Lets the database be read while it is written. Not before it has its tables: until then nothing
// but an empty file is known to be ours.
void write_ahead(SQLite::Database& db);

// Gives the room of the write-ahead log back, unless a reader still needs it; never waits for one.
void truncate_log(SQLite::Database& db);

// How to mend what SQLite could not do.
[[nodiscard]] std::string hint_for(const SQLite::Exception& error);

// Whether memory ran out, of the program or of SQLite: it says nothing of the file that was read.
[[nodiscard]] bool is_out_of_memory(const std::exception& error) noexcept;

// Rolled back when it goes out of scope uncommitted. SQLiteCpp's own ends the program where memory
// runs out while it rolls back.
class Transaction {
 public:
  explicit Transaction(SQLite::Database& db, const char* begin = "BEGIN IMMEDIATE") : db_(db) {
    db_.exec(begin);
  }
  // Fails where SQLite has rolled back itself; what is left is rolled back with the connection.
  ~Transaction() {
    if (!committed_) db_.tryExec("ROLLBACK");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() {
    db_.exec("COMMIT");
    committed_ = true;
  }

 private:
  SQLite::Database& db_;
  bool committed_ = false;
};

// Everything that changes what the database says stands in one, and is added to the tables' content
// sums.
class WriteTransaction {
 public:
  explicit WriteTransaction(SQLite::Database& db) : transaction_(db), sums_(db) {}
  void commit() {
    sums_.write();
    transaction_.commit();
  }

 private:
  Transaction transaction_;
  ContentSums sums_;
};

}  // namespace outagedb
