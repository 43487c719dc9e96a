#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace outagedb {

// Makes an empty temporary table like that of the file, with its indexes: it stands before that
// one, so that what writes the table writes the temporary one. The connection must not look for
// parents of rows, as temporary tables may not refer to those of the file.
void make_shadow(SQLite::Database& db, const std::string& table);

// While it lives, those tables are shadowed and may be written to, whatever the connection is
// allowed; the file is not touched.
class Shadows {
 public:
  Shadows(SQLite::Database& db, const std::vector<std::string>& tables);
  ~Shadows();
  Shadows(const Shadows&) = delete;
  Shadows& operator=(const Shadows&) = delete;

 private:
  SQLite::Database& db_;
  int foreign_keys_ = 0;
  // Ready, as memory may have run out when they are needed; apart, so that the pragma is set back
  // where a table cannot be dropped.
  std::vector<std::string> undo_;
};

}  // namespace outagedb
