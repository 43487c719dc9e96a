#pragma once

struct sqlite3;

namespace outagedb {

// Registers the SQL functions of the canned queries with one connection; call it once, after
// opening. Throws Error if SQLite fails.
void register_sql_functions(sqlite3* db);

}  // namespace outagedb
