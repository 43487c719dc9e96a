#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>

namespace outagedb {

// "outg": distinguishes our SQLite files from those of other programs (PRAGMA application_id).
inline constexpr std::int32_t kApplicationId = 0x6f757467;

// Makes SQLite run without its locks, which cost a tenth of a report's time: no two threads share a
// connection. Call it before any other use of SQLite; later it has no effect.
void use_unshared_connections();

// Each returns an open connection or throws Error with a hint; a file that is not ours, is newer
// than this program, or was migrated with SQL other than ours is rejected and not touched.

// Creates the file, readable only by its owner, with the current schema. Throws Error if it exists,
// unless an interrupted creation left it.
[[nodiscard]] SQLite::Database create_database(const std::filesystem::path& file);

// For writing; the schema must be current.
[[nodiscard]] SQLite::Database open_to_write(const std::filesystem::path& file);

// For writing with a schema of any age: for migrating only.
[[nodiscard]] SQLite::Database open_to_migrate(const std::filesystem::path& file);

// Read-only; sees everything that was committed. If the file or its folder is not writable, it is
// read beside its writers, or else a copy of one moment is read.
[[nodiscard]] SQLite::Database open_to_read(const std::filesystem::path& file);

}  // namespace outagedb
