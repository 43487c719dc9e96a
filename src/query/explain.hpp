#pragma once

#include <string>
#include <vector>

#include "query/runner.hpp"

struct sqlite3;

namespace outagedb {

// How SQLite executes a query, one line per step, indented below its parent step
// (https://www.sqlite.org/eqp.html).
struct Plan {
  std::string name;  // of the query, or of a view that it reads (queries/views/)
  std::vector<std::string> steps;
};

// The query's plan with the bound values, then those of the views that it reads, because SQLite's
// plan shows each of them only as an opaque table. Executes nothing. Throws Error as run_query
// does.
[[nodiscard]] std::vector<Plan> plans_of(sqlite3* db, const Query& query, const Bound& bound);

}  // namespace outagedb
