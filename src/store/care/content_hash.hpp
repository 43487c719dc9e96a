#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>

namespace outagedb {

// SHA-256 of everything that sources state about the platform (incidents, user reports by hour,
// coverage), independent of the order of imports. Reports cite it.
[[nodiscard]] std::string content_hash(SQLite::Database& db, std::int64_t platform);

}  // namespace outagedb
