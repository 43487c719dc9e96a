#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace outagedb {

// Rolls back when it goes out of scope uncommitted. SQLiteCpp's own class terminates the program if
// memory runs out during a rollback.
class Transaction {
 public:
  explicit Transaction(SQLite::Database& db, const char* begin = "BEGIN IMMEDIATE") : db_(db) {
    db_.exec(begin);
  }
  // The rollback fails if SQLite has rolled back itself; the rest is rolled back with the
  // connection.
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

}  // namespace outagedb
