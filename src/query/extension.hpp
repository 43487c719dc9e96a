#pragma once

#include <string>

struct sqlite3;

namespace outagedb {

// Loads an extension of SQLite that the user names (https://www.sqlite.org/loadext.html), and lets
// nobody else load one. Throws Error.
void load_extension(sqlite3* db, const std::string& file);

}  // namespace outagedb
