#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "sql/sqlite_api.hpp"

namespace outagedb::sql {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

// Throws Error, with `name` before SQLite's reason.
[[nodiscard]] Statement prepared(sqlite3* db, std::string_view name, std::string_view sql);

// Prepared statements of one SQL text that no cursor uses: preparing one takes longer than many of
// its runs.
class IdleStatements {
 public:
  // A returned statement, or a new one. Throws as prepared() does.
  [[nodiscard]] Statement take(sqlite3* db, std::string_view name, std::string_view sql);
  // Resets it, so that it holds no lock on the file, and clears its bindings.
  void give_back(Statement statement) noexcept;

 private:
  std::vector<Statement> idle_;
};

}  // namespace outagedb::sql
