#include "store/shadow.hpp"

#include <sqlite3.h>

#include "store/bind.hpp"

namespace outagedb {

// The table's or view's own definition with all its indexes, so that the writers find what they
// rely on.
void make_shadow(SQLite::Database& db, const std::string& table) {
  std::vector<std::string> definitions;
  SQLite::Statement row(db,
                        "SELECT sql FROM main.sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL"
                        " ORDER BY type DESC");  // the table before its indexes
  bound(row, table);
  while (row.executeStep()) definitions.push_back(row.getColumn(0).getString());
  for (std::string sql : definitions) {
    for (const char* kind : {"CREATE TABLE ", "CREATE VIEW ", "INDEX "}) {
      const auto at = sql.find(kind);
      if (at == std::string::npos) continue;
      sql.insert(at + std::char_traits<char>::length(kind), "temp.");
      break;
    }
    db.exec(sql);
  }
}

Shadows::Shadows(SQLite::Database& db, const std::vector<std::string>& tables) : db_(db) {
  for (const std::string& table : tables) undo_.push_back("DROP TABLE IF EXISTS temp." + table);
  undo_.push_back("PRAGMA query_only = " + db_.execAndGet("PRAGMA query_only").getString());
  // Within a transaction the pragma of that name does nothing.
  sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, -1, &foreign_keys_);
  sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
  db_.exec("PRAGMA query_only = OFF");
  for (const std::string& table : tables) make_shadow(db_, table);
}

Shadows::~Shadows() {
  for (const std::string& sql : undo_) db_.tryExec(sql);
  sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, foreign_keys_, nullptr);
}

}  // namespace outagedb
