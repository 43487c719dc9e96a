#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sql/sqlite_api.hpp"

namespace outagedb::sql {

// All rows that a view gave for some arguments: of each value its type, then its eight bytes, or
// its length and its bytes.
struct Result {
  std::string arguments;
  std::string rows = {};
};

// Reads the rows one after the other.
class ResultReader {
 public:
  ResultReader(std::shared_ptr<const Result> result, int columns)
      : result_(std::move(result)), starts_(static_cast<std::size_t>(columns)) {}
  // To the first, then to the next row; false at the end.
  [[nodiscard]] bool next();
  void give(sqlite3_context* context, int column) const;

 private:
  std::shared_ptr<const Result> result_;
  std::size_t at_ = 0;
  std::vector<std::size_t> starts_;  // of the row's values
};

// The last results of a view, for as long as the database is what it was: the views that make up
// one query, and the queries of one report, ask the same of each other many times.
class KeptResults {
 public:
  // The result for these arguments, where it is known; else nothing.
  [[nodiscard]] std::shared_ptr<const Result> find(sqlite3* db, const std::string& arguments);
  // The rows since find() was asked for its arguments.
  void keep(std::shared_ptr<const Result> result);

  // A result with more is not kept: it costs more memory than it saves time.
  static constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

 private:
  // What changes with each commit of any connection, and with each change of this one.
  struct State {
    bool known = false;
    std::uint32_t commits = 0;
    int changes = 0;
    bool operator==(const State&) const = default;
  };

  std::list<std::shared_ptr<const Result>> results_;  // the last one used first
  State state_;
};

// The values as one text that differs where any of them does; a null pointer is NULL.
[[nodiscard]] std::string text_of(const std::vector<sqlite3_value*>& values);
// Adds a row of the statement; false where the result becomes too large to be kept.
[[nodiscard]] bool add_row(Result& result, sqlite3_stmt* statement);

}  // namespace outagedb::sql
