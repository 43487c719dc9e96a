#pragma once

#include <string>
#include <vector>

#include "query/runner.hpp"

struct sqlite3;

namespace outagedb {

// How SQLite goes about a query, a line a step, indented below the step that it is part of
// (https://www.sqlite.org/eqp.html).
struct Plan {
  std::string name;  // of the query, or of a view that it reads (queries/views/)
  std::vector<std::string> steps;
};

// The query's plan with what is bound to it, then those of the views that it reads: to SQLite each
// is a table without an inside. Nothing runs. Throws Error as run_query does.
[[nodiscard]] std::vector<Plan> plans_of(sqlite3* db, const Query& query, const Bound& bound);

}  // namespace outagedb
