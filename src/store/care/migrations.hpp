#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

// One file of migrations/, and whether this database has it.
struct MigrationStatus {
  int version = 0;
  std::string name;
  std::optional<Instant> applied_at;
};

// The number of the last migration that the database has had; 0 for an empty file.
[[nodiscard]] int schema_version(SQLite::Database& db);
[[nodiscard]] std::vector<MigrationStatus> migration_status(SQLite::Database& db);

// Throws Error where the database is newer than this program or was migrated with other texts than
// ours.
void check_ledger(SQLite::Database& db);
// Throws Error where migrations are still to be run.
void require_newest(SQLite::Database& db);

// What is done where a table does not say what was written into it: a migration sums the tables
// anew, after which nobody would find that.
enum class ChangedContent : std::uint8_t { refuse, accept };
// Runs what is missing, all in one transaction with their rows in the ledger; returns how many.
// Throws Error, and leaves the database as it is, where one fails or content is refused.
int migrate(SQLite::Database& db, ChangedContent changed = ChangedContent::refuse);

// The statements that made the database's tables and indexes, in the order in which they were made.
// What schema/schema.sql holds.
[[nodiscard]] std::string schema_text(SQLite::Database& db);
// That of a database made now.
[[nodiscard]] std::string newest_schema();
// Whether the database has just those; their order does not matter, as VACUUM changes it.
[[nodiscard]] bool has_newest_schema(SQLite::Database& db);

}  // namespace outagedb
