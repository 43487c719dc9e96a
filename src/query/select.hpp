#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/table.hpp"
#include "query/catalogue.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace outagedb {

// The SELECT of a query, made ready. SQLiteCpp's Statement hides both what must be checked here:
// whether the statement can write, and whether text follows it.
class Select {
 public:
  // Throws Error where the text is no single statement that only reads, where its parameters or
  // result columns are not those of the header, and where SQLite refuses it (with the line in the
  // file).
  Select(sqlite3* db, const Query& query);

  // The parameter must be one of the query's. A text is bound whole, NUL bytes included.
  void bind(const std::string& param, const Value& value);
  // To the state in which it was made: nothing is bound.
  void reset();
  // The next row; false at the end. Throws Error.
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
