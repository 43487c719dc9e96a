#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <utility>

namespace outagedb {

// A table of temp, gone with this object or with the transaction that made it. It stands before the
// statements that name it, so that they are gone first.
class TemporaryTable {
 public:
  // columns: in parentheses, and what follows them.
  TemporaryTable(SQLite::Database& db, std::string name, const std::string& columns)
      : db_(db), name_(std::move(name)) {
    db_.exec("CREATE TEMP TABLE " + name_ + " " + columns);
  }
  ~TemporaryTable() { db_.tryExec("DROP TABLE IF EXISTS temp." + name_); }
  TemporaryTable(const TemporaryTable&) = delete;
  TemporaryTable& operator=(const TemporaryTable&) = delete;

 private:
  SQLite::Database& db_;
  std::string name_;
};

}  // namespace outagedb
