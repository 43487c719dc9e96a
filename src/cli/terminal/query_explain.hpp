#pragma once

#include <string>

#include "query/runner.hpp"

struct sqlite3;

namespace outagedb {

// The query's SQL, the values bound to its parameters, and SQLite's plans of it and of its views.
[[nodiscard]] std::string explained(sqlite3* db, const Query& query, const Bound& bound);

}  // namespace outagedb
