#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace outagedb {

// The problems of the database, one line each, empty if it is sound: SQLite's own checks, the
// schema against the migrations, the tables against what was written to them, and derived data
// against what it derives from. Sees one moment, while others may write. Changes nothing, and needs
// no permission to write.
[[nodiscard]] std::vector<std::string> check_database(SQLite::Database& db);

// Throws Error if a table does not hold what was written to it, or the file is so damaged that
// reading may skip rows.
void require_undamaged(SQLite::Database& db);

// Rebuilds derived data where it is wrong: indexes, outages and the hours of user reports. Runs in
// a transaction of its own; returns what it did, one line each. Does not touch source data: throws
// Error, and changes nothing, if pages of the file are used twice, so that writing could overwrite
// source data, or if a table of source data would no longer hold the same.
[[nodiscard]] std::vector<std::string> repair_database(SQLite::Database& db);

// Accepts what the tables hold now as what was written to them: for use after somebody changed them
// on purpose, or repaired disk damage by hand. Runs in a transaction of its own; returns the tables
// that had differed. Throws Error if pages of the file are used twice.
[[nodiscard]] std::vector<std::string> accept_content(SQLite::Database& db);

}  // namespace outagedb
