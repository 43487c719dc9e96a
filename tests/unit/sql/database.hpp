#pragma once

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "sql/functions.hpp"

// A connection in memory that knows our functions. Results are texts as SQLite writes them, NULL as
// "NULL"; an SQL error is thrown as it is worded.
class Database {
 public:
  Database() {
    sqlite3* raw = nullptr;
    sqlite3_open(":memory:", &raw);
    db_.reset(raw);
    outagedb::register_sql_functions(raw);
  }

  std::vector<std::string> column(const std::string& sql) {
    std::vector<std::string> texts;
    char* message = nullptr;
    sqlite3_exec(db_.get(), sql.c_str(), add_text, &texts, &message);
    const std::unique_ptr<char, decltype(&sqlite3_free)> freed(message, sqlite3_free);
    if (message != nullptr) throw std::runtime_error(message);
    return texts;
  }

  std::string text(const std::string& expression) { return column("SELECT " + expression).at(0); }
  double number(const std::string& expression) { return std::stod(text(expression)); }

  std::string error(const std::string& expression) {
    try {
      return "no error, but " + text(expression);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  }

  sqlite3* get() { return db_.get(); }

 private:
  static int add_text(void* texts, int, char** values, char**) {
    static_cast<std::vector<std::string>*>(texts)->emplace_back(values[0] == nullptr ? "NULL"
                                                                                     : values[0]);
    return 0;
  }

  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> db_{nullptr, sqlite3_close};
};
