#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>

namespace outagedb {

// Copies the database to `file` as it is at one moment, while others may write to it; returns the
// size in bytes. The copy is checked and on disk before it gets its name, and readable only by its
// owner. Throws Error, and leaves nothing behind, if the file exists, or if the copy is damaged or
// does not hold what was written.
[[nodiscard]] std::uintmax_t back_up(SQLite::Database& db, const std::filesystem::path& file);

}  // namespace outagedb
