#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

namespace outagedb {

// A temporary table, dropped with this object or with the transaction that created it. Declare it
// before the statements that use it, so that they are destroyed first.
class TemporaryTable {
 public:
  // columns: in parentheses, with any table options after them.
  TemporaryTable(SQLite::Database& db, const std::string& name, const std::string& columns)
      : db_(db), drop_("DROP TABLE IF EXISTS temp." + name) {
    db_.exec("CREATE TEMP TABLE " + name + " " + columns);
  }
  ~TemporaryTable() { db_.tryExec(drop_); }
  TemporaryTable(const TemporaryTable&) = delete;
  TemporaryTable& operator=(const TemporaryTable&) = delete;

 private:
  SQLite::Database& db_;
  std::string drop_;  // prepared, as memory may have run out when it is needed
};

}  // namespace outagedb
