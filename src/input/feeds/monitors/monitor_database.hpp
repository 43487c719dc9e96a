#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "input/format.hpp"

namespace outagedb {

// Whether these are the first bytes of an SQLite file that speak of two of the tables at least.
[[nodiscard]] bool is_database_with(std::string_view head,
                                    std::initializer_list<std::string_view> tables);

// Another program's SQLite file, which may be hostile: opened so that nothing is written, made or
// locked beside it, and nothing that it defines is run.
class MonitorDatabase {
 public:
  // The file of the options. Throws Error where it has none, cannot be opened or is damaged.
  explicit MonitorDatabase(const ReadOptions& options);

  [[nodiscard]] bool has_table(const std::string& name);
  // Throws Error where one of the tables is not there; `program` made it.
  void require_tables(std::initializer_list<std::string_view> names, std::string_view program);

  // Calls take(row) for each row. Throws Error for what cannot be read.
  template <typename Take>
  void each(const std::string& query, Take take) {
    SQLite::Statement rows = prepared(query);
    while (step(rows)) take(rows);
  }

 private:
  [[nodiscard]] SQLite::Statement prepared(const std::string& query);
  [[nodiscard]] static bool step(SQLite::Statement& rows);

  SQLite::Database db_;
};

// In valid UTF-8; empty for NULL.
[[nodiscard]] std::string text_at(SQLite::Statement& row, int column);

}  // namespace outagedb
