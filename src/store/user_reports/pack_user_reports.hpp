#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace outagedb {

// The part of migration 0009 that SQL cannot do: writes the counts, and who stated them, from one
// row a bucket to one a day, in memory that the largest number of batches of a series bounds.
void pack_user_reports(SQLite::Database& db);

}  // namespace outagedb
