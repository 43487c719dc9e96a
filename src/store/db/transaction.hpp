#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace outagedb {

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

}  // namespace outagedb
