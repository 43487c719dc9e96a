#include "sql/idle_statements.hpp"

#include <fmt/format.h>

#include <new>
#include <utility>

#include "base/error.hpp"

namespace outagedb::sql {

Statement prepared(sqlite3* db, std::string_view name, std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  Statement statement(raw);
  if (code != SQLITE_OK) throw Error(fmt::format("{}: {}", name, sqlite3_errmsg(db)));
  return statement;
}

Statement IdleStatements::take(sqlite3* db, std::string_view name, std::string_view sql) {
  if (idle_.empty()) return prepared(db, name, sql);
  Statement statement = std::move(idle_.back());
  idle_.pop_back();
  return statement;
}

void IdleStatements::give_back(Statement statement) noexcept {
  if (!statement) return;
  sqlite3_reset(statement.get());
  sqlite3_clear_bindings(statement.get());
  try {
    idle_.push_back(std::move(statement));
  } catch (const std::bad_alloc&) {  // it is prepared again next time
  }
}

}  // namespace outagedb::sql
