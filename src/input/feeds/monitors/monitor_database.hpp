#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "input/format.hpp"

namespace outagedb {

// Whether these are the first bytes of an SQLite file that mention at least two of the tables.
[[nodiscard]] bool is_database_with(std::string_view head,
                                    std::initializer_list<std::string_view> tables);

// Another program's SQLite file, which may be hostile. It is opened so that nothing is written,
// created or locked next to it, and no code that it defines is run.
class MonitorDatabase {
 public:
  // Opens the file of the options. Throws Error if it is not given, unreadable or damaged.
  explicit MonitorDatabase(const ReadOptions& options);

  [[nodiscard]] bool has_table(const std::string& name);
  // Throws Error if one of the tables is missing; `program` is the program that writes the file.
  void require_tables(std::initializer_list<std::string_view> names, std::string_view program);

  // Calls take(row) for each row. Throws Error if a row cannot be read.
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

// As valid UTF-8; empty for NULL.
[[nodiscard]] std::string text_at(SQLite::Statement& row, int column);

}  // namespace outagedb
