#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sql/sqlite_api.hpp"

namespace outagedb::sql {

// All rows that a view gave for some arguments: for each value its type, then its eight bytes, or
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
  // Advances to the first, then to the next row; false at the end.
  [[nodiscard]] bool next();
  void give(sqlite3_context* context, int column) const;

 private:
  std::shared_ptr<const Result> result_;
  std::size_t at_ = 0;
  std::vector<std::size_t> starts_;  // of the row's values
};

// The latest results of a view, valid until the database changes: the views within one query, and
// the queries of one report, repeat the same calls many times.
class KeptResults {
 public:
  // The result for these arguments if it is cached; else null.
  [[nodiscard]] std::shared_ptr<const Result> find(sqlite3* db, const std::string& arguments);
  // Stores the rows read since find() was called for their arguments.
  void keep(std::shared_ptr<const Result> result);

  // A larger result is not cached: it costs more memory than it saves time.
  static constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

 private:
  // Changes with each commit of any connection, and with each change on this one.
  struct State {
    bool known = false;
    std::uint32_t commits = 0;
    int changes = 0;
    bool operator==(const State&) const = default;
  };

  std::list<std::shared_ptr<const Result>> results_;  // most recently used first
  State state_;
};

// The values as one text that differs if any of them does; a null pointer is NULL.
[[nodiscard]] std::string text_of(const std::vector<sqlite3_value*>& values);
// Adds a row of the statement; false if the result becomes too large to cache.
[[nodiscard]] bool add_row(Result& result, sqlite3_stmt* statement);

}  // namespace outagedb::sql
