#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace outagedb {

// How long a connection waits for another that writes, in milliseconds.
inline constexpr int kBusyTimeoutMs = 10'000;

// Lets the database be read while it is written. Not before it has its tables: until then nothing
// but an empty file is known to be ours.
void write_ahead(SQLite::Database& db);

// Gives the room of the write-ahead log back, unless a reader still needs it; never waits for one.
void truncate_log(SQLite::Database& db);

}  // namespace outagedb
