#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace outagedb {

// Creates an empty temporary table like that of the file, with its indexes. It shadows that table,
// so code that writes the table writes the temporary one. The connection must not enforce foreign
// keys, as temporary tables cannot refer to those of the file.
void make_shadow(SQLite::Database& db, const std::string& table);

// While it exists, those tables are shadowed and writable, whatever the connection may write
// otherwise; the file is not touched.
class Shadows {
 public:
  Shadows(SQLite::Database& db, const std::vector<std::string>& tables);
  ~Shadows();
  Shadows(const Shadows&) = delete;
  Shadows& operator=(const Shadows&) = delete;

 private:
  SQLite::Database& db_;
  int foreign_keys_ = 0;
  // Prepared, as memory may have run out when they are needed; separate, so that the pragma is
  // restored even if a table cannot be dropped.
  std::vector<std::string> undo_;
};

}  // namespace outagedb
