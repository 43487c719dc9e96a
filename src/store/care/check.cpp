#include "store/care/check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/sql.hpp"
#include "store/care/migrations.hpp"
#include "store/db/content_sums.hpp"
#include "store/db/integrity.hpp"
#include "store/db/sqlite_error.hpp"
#include "store/db/transaction.hpp"
#include "store/db/write_transaction.hpp"
#include "store/incidents/outages.hpp"
#include "store/names/source_details.hpp"
#include "store/user_reports/report_days.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

using Findings = std::vector<std::string>;

// Every row of the query is a finding; its columns follow `what`.
void find(SQLite::Database& db, Findings& findings, const char* what, const std::string& query) {
  SQLite::Statement row(db, query);
  while (row.executeStep()) {
    std::string finding = what;
    for (int i = 0; i < row.getColumnCount(); ++i) finding += " " + row.getColumn(i).getString();
    findings.push_back(finding);
  }
}

void check_integrity(SQLite::Database& db, Findings& findings) {
  constexpr int kFindings = 100;  // SQLite's default
  for (const std::string& finding : integrity_findings(db, kFindings))
    findings.push_back("integrity: " + finding);
}

void check_parents(SQLite::Database& db, Findings& findings) {
  find(db, findings, "a row without a parent:", named_sql("check.rows_without_parent"));
}

void check_schema(SQLite::Database& db, Findings& findings) {
  if (!has_newest_schema(db)) {
    findings.emplace_back(
        "the schema is not the one that the migrations create: it was changed manually");
  }
}

void check_content(SQLite::Database& db, Findings& findings) {
  for (const auto& [table, difference] : content_differences(db))
    findings.push_back("content: " + difference);
}

// Checks that times are in years that can be stated and in the right order: nothing useful could be
// derived from others. SQLite itself checks the bounds declared in the schema.
void check_bounds(SQLite::Database& db, Findings& findings) {
  find(
      db, findings, "impossible bounds: incident",
      fmt::format(fmt::runtime(named_sql("check.impossible_bounds")), kFirstInstant, kLastInstant));
}

void check_batches(SQLite::Database& db, Findings& findings) {
  find(db, findings, "the record counts of a batch do not add up: batch",
       named_sql("check.wrong_record_counts"));
}

void check_statements(SQLite::Database& db, Findings& findings) {
  find(db, findings, "an incident without a revision of its current statement: incident",
       named_sql("check.incidents_without_revision"));
}

void check_sources(SQLite::Database& db, Findings& findings) {
  for (const std::int64_t id : source_differences(db))
    findings.push_back(fmt::format("source differs from source_detail: source {}", id));
}

void check_days(SQLite::Database& db, Findings& findings) {
  for (const std::string& day : day_differences(db))
    findings.push_back("user_report_day differs from its counts: " + day);
}

void check_outages(SQLite::Database& db, Findings& findings) {
  const auto outages = outage_differences(db);
  findings.insert(findings.end(), outages.begin(), outages.end());
}

using Check = void (*)(SQLite::Database&, Findings&);

// What cannot be read in a damaged file is a finding, and the next check goes on; running out of
// memory says nothing about the file.
bool looked(SQLite::Database& db, Findings& findings, const char* at, Check check) {
  const std::size_t before = findings.size();
  try {
    check(db, findings);
  } catch (const std::exception& error) {
    if (is_out_of_memory(error)) throw;
    findings.push_back(fmt::format("cannot check {}: {}", at, error.what()));
  }
  return findings.size() == before;
}

// Reading a tree that leads back into itself never ends, and writing to a page that two trees share
// changes both.
bool uses_pages_twice(const Findings& findings) {
  return std::ranges::any_of(findings, [](const std::string& finding) {
    return finding.find("2nd reference to page") != std::string::npos;
  });
}

[[noreturn]] void refuse_to_write(const char* why) {
  throw Error(fmt::format("nothing was changed: {}", why),
              "restore a backup, or save what is still readable with 'outagedb export FOLDER'");
}

// Writing could overwrite source data.
void refuse_pages_used_twice(const Findings& findings) {
  if (uses_pages_twice(findings))
    refuse_to_write(
        "pages of the file are used twice, so that writing could damage the recorded statements");
}

}  // namespace

void require_undamaged(SQLite::Database& db) {
  Findings structure;
  Findings content;
  looked(db, structure, "the file structure", check_integrity);
  looked(db, content, "the content", check_content);
  if (!content.empty()) {
    throw Error(
        fmt::format("the database is damaged: {}", content.front()),
        "restore a backup, or accept the tables as they are with 'outagedb check --accept'");
  }
  // Pages that a damaged free list names can still be read, and hold what was written.
  if (structure.empty() || uses_pages_twice(structure)) return;
  throw Error(fmt::format("the database is damaged: {}", structure.front()),
              "run 'outagedb check --repair' to rebuild the derived tables");
}

std::vector<std::string> check_database(SQLite::Database& db) {
  Findings findings;
  db.exec("PRAGMA temp_store = MEMORY");
  const Transaction one_moment(db, "BEGIN");
  looked(db, findings, "the file structure", check_integrity);
  if (uses_pages_twice(findings)) {
    findings.emplace_back("nothing else can be checked: pages of the file are used twice");
    return findings;
  }
  looked(db, findings, "the references between tables", check_parents);
  looked(db, findings, "the schema", check_schema);
  looked(db, findings, "the content", check_content);
  looked(db, findings, "the batches", check_batches);
  looked(db, findings, "the statements", check_statements);
  looked(db, findings, "the sources", check_sources);
  looked(db, findings, "the daily user reports", check_days);
  // Outages cannot be derived from times that no calendar has.
  if (looked(db, findings, "the bounds of the times", check_bounds))
    looked(db, findings, "the outages", check_outages);
  return findings;
}

std::vector<std::string> repair_database(SQLite::Database& db) {
  std::vector<std::string> done;
  WriteTransaction transaction(db);
  Findings broken;
  const auto is_wrong = [&](const char* at, Check check) { return !looked(db, broken, at, check); };
  const bool indexes_wrong = is_wrong("the file structure", check_integrity);
  refuse_pages_used_twice(broken);
  const Content said = readable_content(db);
  if (indexes_wrong) {
    db.exec("REINDEX");
    done.emplace_back("rebuilt the indexes");
  }
  if (!is_wrong("the bounds of the times", check_bounds) &&
      is_wrong("the outages", check_outages)) {
    derive_all_outages(db);
    done.emplace_back("rebuilt the outages");
  }
  if (readable_content(db) != said)
    refuse_to_write("the damage would have spread to the recorded statements");
  transaction.commit();
  return done;
}

std::vector<std::string> accept_content(SQLite::Database& db) {
  std::vector<std::string> tables;
  WriteTransaction transaction(db);
  Findings structure;
  looked(db, structure, "the file structure", check_integrity);
  refuse_pages_used_twice(structure);
  for (const auto& [table, difference] : content_differences(db)) tables.push_back(table);
  {
    const SuspendChecksums unwatched(db);  // the sums below include what is derived here
    derive_days(db);
  }
  make_content_sums(db);
  transaction.commit();
  return tables;
}

}  // namespace outagedb
