#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/table.hpp"
#include "query/catalogue.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace outagedb {

// The prepared SELECT of a query. SQLiteCpp's Statement hides both properties that must be checked
// here: whether the statement can write, and whether text follows it.
class Select {
 public:
  // Throws Error if the text is not a single read-only statement, if its parameters or result
  // columns differ from those of the header, and if SQLite cannot prepare it (with the line in the
  // file).
  Select(sqlite3* db, const Query& query);

  // The parameter must be one of the query's. A text is bound whole, NUL bytes included.
  void bind(const std::string& param, const Value& value);
  // Resets it to its initial state: nothing is bound.
  void reset();
  // Reads the next row; false at the end. Throws Error.
  [[nodiscard]] bool next(std::vector<Value>& row);

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  [[noreturn]] void fail() const;
  void require_no_more(const char* rest) const;
  void require_readonly() const;
  void require_params() const;
  void require_columns() const;

  sqlite3* db_;
  const Query& query_;
  Statement statement_;
};

}  // namespace outagedb
