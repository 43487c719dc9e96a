#pragma once

#include <string>

struct sqlite3;

namespace outagedb {

// Loads the SQLite extension that the user names (https://www.sqlite.org/loadext.html), and
// disables loading by anybody else. Throws Error.
void load_extension(sqlite3* db, const std::string& file);

}  // namespace outagedb
