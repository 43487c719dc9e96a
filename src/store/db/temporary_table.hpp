#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

namespace outagedb {

// A table of temp, gone with this object or with the transaction that made it. It stands before the
// statements that name it, so that they are gone first.
class TemporaryTable {
 public:
  // columns: in parentheses, and what follows them.
  TemporaryTable(SQLite::Database& db, const std::string& name, const std::string& columns)
      : db_(db), drop_("DROP TABLE IF EXISTS temp." + name) {
    db_.exec("CREATE TEMP TABLE " + name + " " + columns);
  }
  ~TemporaryTable() { db_.tryExec(drop_); }
  TemporaryTable(const TemporaryTable&) = delete;
  TemporaryTable& operator=(const TemporaryTable&) = delete;

 private:
  SQLite::Database& db_;
  std::string drop_;  // ready, as memory may have run out when it is needed
};

}  // namespace outagedb
