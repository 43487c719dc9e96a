#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>

namespace outagedb {

// "outg": how SQLite files of ours are told from other programs' (PRAGMA application_id).
inline constexpr std::int32_t kApplicationId = 0x6f757467;

// Lets SQLite do without its locks, which cost a tenth of a report's time: no two threads share a
// connection. Before anything else is asked of SQLite; later it does nothing.
void use_unshared_connections();

// Each returns an open connection or throws Error with a hint; a file that is not ours, newer than
// this program, or migrated with other texts than ours is refused and not touched.

// Makes the file, readable by its owner alone, with the newest schema. Refuses one that is there,
// unless it is what a making that was stopped has left.
[[nodiscard]] SQLite::Database create_database(const std::filesystem::path& file);

// To write; the schema must be the newest.
[[nodiscard]] SQLite::Database open_to_write(const std::filesystem::path& file);

// To write whatever the schema's age: for migrating only.
[[nodiscard]] SQLite::Database open_to_migrate(const std::filesystem::path& file);

// Nothing can be changed through it, and everything that was committed is there. Where the file or
// its folder may not be written, it is read beside those who write it, or else a copy of one
// moment.
[[nodiscard]] SQLite::Database open_to_read(const std::filesystem::path& file);

}  // namespace outagedb
