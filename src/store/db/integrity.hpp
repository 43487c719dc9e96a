#pragma once

#include <SQLiteCpp/Database.h>

#include <string>
#include <vector>

namespace outagedb {

// The findings of SQLite's integrity check, at most `limit`; empty if the file's structure is
// sound. Throws std::bad_alloc if a page could not be read for lack of memory, which the check
// itself reports as damage.
[[nodiscard]] std::vector<std::string> integrity_findings(SQLite::Database& db, int limit);

}  // namespace outagedb
