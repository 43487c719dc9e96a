#include "store/care/migrations.hpp"

#include <fmt/format.h>

#include <charconv>
#include <set>

#include "base/clock.hpp"
#include "base/embedded.hpp"
#include "base/error.hpp"
#include "base/sql.hpp"
#include "store/care/database.hpp"
#include "store/db/content_sums.hpp"
#include "store/db/transaction.hpp"
#include "store/db/write_ahead_log.hpp"
#include "store/incidents/outages.hpp"
#include "store/incidents/reconcile.hpp"
#include "store/user_reports/pack_user_reports.hpp"

namespace outagedb {
namespace {

int version_of(const embedded::File& file) {
  int version = 0;
  std::from_chars(file.name.data(), file.name.data() + file.name.size(), version);
  return version;
}

// Programs from that version on reconcile statements as this one does.
constexpr int kReconciledFrom = 7;
// That migration leaves the user reports to pack_user_reports().
constexpr int kPacksUserReports = 9;

int newest_version() { return version_of(embedded::migrations().back()); }

void apply(SQLite::Database& db, const embedded::File& file) {
  db.exec(std::string(file.text));
  if (version_of(file) == kPacksUserReports) pack_user_reports(db);
  SQLite::Statement ledger(
      db, "INSERT INTO migration (version, name, sha256, applied_at) VALUES (?, ?, ?, ?)");
  ledger.bind(1, version_of(file));
  ledger.bind(2, std::string(file.name));
  ledger.bind(3, std::string(file.sha256));
  ledger.bind(4, static_cast<int64_t>(clock_now()));
  ledger.exec();
  db.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId,
                      version_of(file)));
  SQLite::Statement broken(db, "PRAGMA foreign_key_check");
  if (broken.executeStep()) {
    throw Error(fmt::format("migration {} leaves a row of {} without a parent", file.name,
                            broken.getColumn(0).getString()),
                "the database is unchanged; run 'outagedb check' for details");
  }
}

// Content sums were added by a later migration.
void require_as_written(SQLite::Database& db) {
  if (!db.tableExists("content_sum")) return;
  const auto differences = content_differences(db);
  if (differences.empty()) return;
  std::string message;
  for (const auto& difference : differences)
    message += (message.empty() ? "content: " : "; ") + difference.description;
  throw Error(message,
              "another program or a disk fault changed the database, and it was not migrated: "
              "restore a backup, or accept it as it is with 'outagedb migrate --accept'");
}

}  // namespace

int schema_version(SQLite::Database& db) { return db.execAndGet("PRAGMA user_version").getInt(); }

std::vector<MigrationStatus> migration_status(SQLite::Database& db) {
  std::vector<MigrationStatus> all;
  for (const auto& file : embedded::migrations()) {
    MigrationStatus status{version_of(file), std::string(file.name), std::nullopt};
    if (status.version <= schema_version(db)) {
      SQLite::Statement row(db, "SELECT applied_at FROM migration WHERE version = ?");
      row.bind(1, status.version);
      if (row.executeStep()) status.applied_at = row.getColumn(0).getInt64();
    }
    all.push_back(status);
  }
  return all;
}

void check_ledger(SQLite::Database& db) {
  const int version = schema_version(db);
  if (version > newest_version()) {
    throw Error(fmt::format("the database has schema version {}, but this outagedb only knows {}",
                            version, newest_version()),
                "use the newer outagedb that wrote it; the database was not changed");
  }
  for (const auto& file : embedded::migrations()) {
    if (version_of(file) > version) break;
    SQLite::Statement row(db, "SELECT sha256 FROM migration WHERE version = ?");
    row.bind(1, version_of(file));
    if (!row.executeStep() || row.getColumn(0).getString() != file.sha256) {
      throw Error(
          fmt::format("migration {} differs from the one that was run on the database", file.name),
          "an old migration must never be edited: use the outagedb that created the database; "
          "it was not changed");
    }
  }
}

void require_newest(SQLite::Database& db) {
  if (schema_version(db) < newest_version()) {
    throw Error(fmt::format("the database has schema version {}, but this outagedb requires {}",
                            schema_version(db), newest_version()),
                "run 'outagedb migrate'");
  }
}

int migrate(SQLite::Database& db, ChangedContent changed) {
  int run = 0;
  const int before = schema_version(db);
  // Inside a transaction this pragma does nothing, and DROP TABLE would cascade with it on.
  db.exec("PRAGMA foreign_keys = OFF");
  {
    // All or none: nothing could be imported into a database that is half migrated.
    Transaction transaction(db);
    if (changed == ChangedContent::refuse && schema_version(db) < newest_version())
      require_as_written(db);
    for (const auto& file : embedded::migrations()) {
      if (version_of(file) <= schema_version(db)) continue;
      apply(db, file);
      ++run;
    }
    // Tables may have changed their columns.
    if (before > 0 && before < kReconciledFrom) reconcile_history(db);
    if (run > 0) {
      derive_all_outages(db);
      make_content_sums(db);
    }
    transaction.commit();
  }
  db.exec("PRAGMA foreign_keys = ON");
  write_ahead(db);
  return run;
}

namespace {

std::multiset<std::string> schema_statements(SQLite::Database& db) {
  std::multiset<std::string> all;
  SQLite::Statement row(db, named_sql("migrations.schema_statements"));
  while (row.executeStep()) all.insert(row.getColumn(0).getString());
  return all;
}

}  // namespace

bool has_newest_schema(SQLite::Database& db) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  migrate(fresh);
  return schema_statements(fresh) == schema_statements(db);
}

std::string schema_text(SQLite::Database& db) {
  std::string text;
  SQLite::Statement row(db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid");
  while (row.executeStep()) text += row.getColumn(0).getString() + ";\n\n";
  return text;
}

std::string newest_schema() {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  migrate(fresh);
  return schema_text(fresh);
}

}  // namespace outagedb
