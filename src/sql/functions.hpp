#pragma once

struct sqlite3;

namespace outagedb {

// Makes the SQL functions of the canned queries known to one connection; call it once, after
// opening. Throws Error where SQLite refuses.
void register_sql_functions(sqlite3* db);

}  // namespace outagedb
