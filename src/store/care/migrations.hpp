#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

// One file of migrations/, and whether it was applied to this database.
struct MigrationStatus {
  int version = 0;
  std::string name;
  std::optional<Instant> applied_at;
};

// The number of the last migration applied to the database; 0 for an empty file.
[[nodiscard]] int schema_version(SQLite::Database& db);
[[nodiscard]] std::vector<MigrationStatus> migration_status(SQLite::Database& db);

// Throws Error if the database is newer than this program or was migrated with SQL other than ours.
void check_ledger(SQLite::Database& db);
// Throws Error if migrations are pending.
void require_newest(SQLite::Database& db);

// What to do if a table does not hold what was written to it: a migration recomputes the sums of
// the tables, after which nobody would notice.
enum class ChangedContent : std::uint8_t { refuse, accept };
// Runs the pending migrations in one transaction with their rows in the ledger; returns how many.
// Throws Error, and leaves the database unchanged, if one fails or content is refused.
int migrate(SQLite::Database& db, ChangedContent changed = ChangedContent::refuse);

// The statements that created the database's tables and indexes, in order of creation. The contents
// of schema/schema.sql.
[[nodiscard]] std::string schema_text(SQLite::Database& db);
// The same for a database created now.
[[nodiscard]] std::string newest_schema();
// Whether the database has exactly these; their order does not matter, as VACUUM changes it.
[[nodiscard]] bool has_newest_schema(SQLite::Database& db);

}  // namespace outagedb
