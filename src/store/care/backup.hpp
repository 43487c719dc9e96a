#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>

namespace outagedb {

// Makes `file` a copy of the database as it is at one moment, while others write to it; gives its
// size in bytes. The copy is checked and on the disk before it bears its name, and readable by its
// owner alone. Throws Error, and leaves nothing behind, where there is such a file, or the copy is
// not sound or does not say what was written.
[[nodiscard]] std::uintmax_t back_up(SQLite::Database& db, const std::filesystem::path& file);

}  // namespace outagedb
