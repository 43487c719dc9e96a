#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>

namespace outagedb {

// What content_hash() needs of a connection; once for each, as to define a function makes SQLite
// prepare every statement anew.
void define_content_hash(SQLite::Database& db);

// SHA-256 of all that sources say of the platform (incidents, user reports by hour, coverage), the
// same for the same statements whatever order they were taken in. What a report cites.
[[nodiscard]] std::string content_hash(SQLite::Database& db, std::int64_t platform);

}  // namespace outagedb
