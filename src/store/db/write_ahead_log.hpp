#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace outagedb {

// How long a connection waits for another writer, in milliseconds.
inline constexpr int kBusyTimeoutMs = 10'000;

// Lets the database be read while it is written. Call it only once the tables exist: until then
// nothing but an empty file is known to be ours.
void write_ahead(SQLite::Database& db);

// Frees the space of the write-ahead log unless a reader still needs it; never waits for one.
void truncate_log(SQLite::Database& db);

}  // namespace outagedb
