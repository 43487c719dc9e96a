#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>

namespace outagedb {

// SHA-256 of all that sources say of the platform (incidents, user reports by hour, coverage), the
// same for the same statements whatever order they were taken in. What a report cites.
[[nodiscard]] std::string content_hash(SQLite::Database& db, std::int64_t platform);

}  // namespace outagedb
