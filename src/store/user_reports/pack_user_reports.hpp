#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace outagedb {

// The part of migration 0009 that SQL cannot do: converts the counts, and who stated them, from one
// row per bucket to one per day, in memory bounded by the largest number of batches of a series.
void pack_user_reports(SQLite::Database& db);

}  // namespace outagedb
