#pragma once

#include <SQLiteCpp/Database.h>

#include <string>
#include <vector>

namespace outagedb {

// What SQLite's integrity check finds, `limit` findings at most; empty: the file's structure is
// sound. Throws std::bad_alloc where a page could not be read for want of memory, which the check
// itself tells as if it were damage.
[[nodiscard]] std::vector<std::string> integrity_findings(SQLite::Database& db, int limit);

}  // namespace outagedb
