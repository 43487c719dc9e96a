#include "store/db/shadow.hpp"

#include <sqlite3.h>

#include "base/sql.hpp"
#include "store/db/bind.hpp"

namespace outagedb {

// Uses the table's or view's own definition with all its indexes, so that the writers find what
// they need.
void make_shadow(SQLite::Database& db, const std::string& table) {
  std::vector<std::string> definitions;
  SQLite::Statement row(db, named_sql("shadow.definitions"));
  bound(row, table);
  while (row.executeStep()) definitions.push_back(row.getColumn(0).getString());
  for (std::string definition : definitions) {
    for (const char* kind : {"CREATE TABLE ", "CREATE VIEW ", "INDEX "}) {
      const auto at = definition.find(kind);
      if (at == std::string::npos) continue;
      definition.insert(at + std::char_traits<char>::length(kind), "temp.");
      break;
    }
    db.exec(definition);
  }
}

Shadows::Shadows(SQLite::Database& db, const std::vector<std::string>& tables) : db_(db) {
  for (const std::string& table : tables) undo_.push_back("DROP TABLE IF EXISTS temp." + table);
  undo_.push_back("PRAGMA query_only = " + db_.execAndGet("PRAGMA query_only").getString());
  // Within a transaction the foreign_keys pragma has no effect.
  sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, -1, &foreign_keys_);
  sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
  db_.exec("PRAGMA query_only = OFF");
  for (const std::string& table : tables) make_shadow(db_, table);
}

Shadows::~Shadows() {
  for (const std::string& statement : undo_) db_.tryExec(statement);
  sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, foreign_keys_, nullptr);
}

}  // namespace outagedb
