#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace outagedb {

// What is wrong with the database, a line each, empty when it is sound: SQLite's own checks, the
// schema against the migrations, and what is derived against what it derives from. Changes nothing.
[[nodiscard]] std::vector<std::string> check_database(SQLite::Database& db);

}  // namespace outagedb
