#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace outagedb {

// What is wrong with the database, a line each, empty when it is sound: SQLite's own checks, the
// schema against the migrations, what the tables say against what was written into them, and what
// is derived against what it derives from. Of one moment, while others may write. Changes nothing,
// and needs no right to.
[[nodiscard]] std::vector<std::string> check_database(SQLite::Database& db);

// Throws Error where a table does not say what was written into it, or the file is damaged so that
// reading may pass over rows.
void require_undamaged(SQLite::Database& db);

// Builds what is derived anew where it is wrong: indexes, outages and the hours of user reports.
// In a transaction of its own; gives what it did, a line each. What was said is not touched: throws
// Error, and changes nothing, where pages of the file are used twice, so that what is written could
// take the place of what was said, or where a table of what was said would not say the same then.
[[nodiscard]] std::vector<std::string> repair_database(SQLite::Database& db);

// Takes what the tables say now for what was written into them: after somebody changed them on
// purpose, or what a disk broke was mended by hand. In a transaction of its own; gives the tables
// that said something else. Throws Error where pages of the file are used twice.
[[nodiscard]] std::vector<std::string> accept_content(SQLite::Database& db);

}  // namespace outagedb
