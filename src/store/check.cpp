#include "store/check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "store/content_sums.hpp"
#include "store/database.hpp"
#include "store/integrity.hpp"
#include "store/migrations.hpp"
#include "store/outages.hpp"
#include "store/report_days.hpp"
#include "store/source_details.hpp"
#include "time/limits.hpp"

namespace outagedb {
namespace {

using Findings = std::vector<std::string>;

// Every row of the query is a finding; its columns follow `what`.
void find(SQLite::Database& db, Findings& findings, const char* what, const std::string& sql) {
  SQLite::Statement row(db, sql);
  while (row.executeStep()) {
    std::string finding = what;
    for (int i = 0; i < row.getColumnCount(); ++i) finding += " " + row.getColumn(i).getString();
    findings.push_back(finding);
  }
}

void check_integrity(SQLite::Database& db, Findings& findings) {
  constexpr int kFindings = 100;  // as SQLite has it where nobody says
  for (const std::string& finding : integrity_findings(db, kFindings))
    findings.push_back("integrity: " + finding);
}

void check_parents(SQLite::Database& db, Findings& findings) {
  find(db, findings, "a row without its parent:",
       "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' points into ' || parent FROM "
       "pragma_foreign_key_check");
}

void check_schema(SQLite::Database& db, Findings& findings) {
  if (!has_newest_schema(db)) {
    findings.emplace_back(
        "the tables are not those that the migrations make: somebody changed the schema");
  }
}

void check_content(SQLite::Database& db, Findings& findings) {
  for (const auto& [table, told] : content_differences(db)) findings.push_back("content: " + told);
}

// Times of the years that can be stated that do not come in the wrong order: what is derived from
// others would be of no use. SQLite itself checks the bounds that stand in the schema.
void check_bounds(SQLite::Database& db, Findings& findings) {
  find(db, findings, "bounds that cannot be: incident",
       fmt::format("SELECT id FROM incident WHERE"
                   " min(coalesce(started_min, 0), coalesce(started_max, 0),"
                   "  coalesce(ended_min, 0), coalesce(ended_max, 0)) < {}"
                   " OR max(coalesce(started_min, 0), coalesce(started_max, 0),"
                   "  coalesce(ended_min, 0), coalesce(ended_max, 0), coalesce(duration_min, 0),"
                   "  coalesce(duration_max, 0)) > {}"
                   " OR min(coalesce(duration_min, 0), coalesce(duration_max, 0)) < 0"
                   " UNION SELECT incident_id FROM incident_count WHERE at_min > at_max"
                   " UNION SELECT incident_id FROM incident_update WHERE at_min > at_max",
                   kFirstInstant, kLastInstant));
}

void check_batches(SQLite::Database& db, Findings& findings) {
  find(db, findings, "the tally of a batch does not add up: batch",
       "SELECT id FROM batch WHERE records_read <> added + changed + unchanged + rejected"
       " OR rejected < (SELECT count(*) FROM reject r WHERE r.batch_id = batch.id)");
}

void check_statements(SQLite::Database& db, Findings& findings) {
  find(db, findings, "an incident without a revision of what stands: incident",
       "SELECT id FROM incident i WHERE NOT EXISTS (SELECT 1 FROM incident_revision r"
       " WHERE r.incident_id = i.id AND r.sha256 = i.sha256)");
}

void check_sources(SQLite::Database& db, Findings& findings) {
  for (const std::int64_t id : source_differences(db))
    findings.push_back(fmt::format("source differs from source_detail: source {}", id));
}

void check_days(SQLite::Database& db, Findings& findings) {
  for (const std::string& day : day_differences(db))
    findings.push_back("user_report_day does not follow from its counts: " + day);
}

void check_outages(SQLite::Database& db, Findings& findings) {
  const auto outages = outage_differences(db);
  findings.insert(findings.end(), outages.begin(), outages.end());
}

using Check = void (*)(SQLite::Database&, Findings&);

// What a damaged file does not let be read is a finding, and the next check goes on; memory that
// has run out says nothing of the file.
bool looked(SQLite::Database& db, Findings& findings, const char* at, Check check) {
  const std::size_t before = findings.size();
  try {
    check(db, findings);
  } catch (const std::exception& error) {
    if (is_out_of_memory(error)) throw;
    findings.push_back(fmt::format("{} cannot be checked: {}", at, error.what()));
  }
  return findings.size() == before;
}

// Who reads a tree that leads back into itself never comes to its end, and who writes into a page
// that two have changes both.
bool uses_pages_twice(const Findings& findings) {
  return std::ranges::any_of(findings, [](const std::string& finding) {
    return finding.find("2nd reference to page") != std::string::npos;
  });
}

[[noreturn]] void refuse_to_write(const char* why) {
  throw Error(fmt::format("nothing was changed, as {}", why),
              "restore a backup, or save what can be read with: outagedb export FOLDER");
}

// What is written could take the place of what was said.
void refuse_pages_used_twice(const Findings& findings) {
  if (uses_pages_twice(findings))
    refuse_to_write("pages of the file are used twice: to write could harm what was said");
}

}  // namespace

void require_undamaged(SQLite::Database& db) {
  Findings structure;
  Findings content;
  looked(db, structure, "the structure of the file", check_integrity);
  looked(db, content, "the content", check_content);
  if (!content.empty()) {
    throw Error(
        fmt::format("the database is damaged: {}", content.front()),
        "restore a backup, or accept the tables as they are with 'outagedb check --accept'");
  }
  // What a damaged list of free pages names can still be read, and is what was written.
  if (structure.empty() || uses_pages_twice(structure)) return;
  throw Error(fmt::format("the database is damaged: {}", structure.front()),
              "'outagedb check --repair' rebuilds what follows from other tables");
}

std::vector<std::string> check_database(SQLite::Database& db) {
  Findings findings;
  db.exec("PRAGMA temp_store = MEMORY");
  const Transaction one_moment(db, "BEGIN");
  looked(db, findings, "the structure of the file", check_integrity);
  if (uses_pages_twice(findings)) {
    findings.emplace_back("nothing else can be checked: pages of the file are used twice");
    return findings;
  }
  looked(db, findings, "what refers to what", check_parents);
  looked(db, findings, "the schema", check_schema);
  looked(db, findings, "the content", check_content);
  looked(db, findings, "the batches", check_batches);
  looked(db, findings, "the statements", check_statements);
  looked(db, findings, "the sources", check_sources);
  looked(db, findings, "the days of user reports", check_days);
  // Outages do not follow from times that no calendar has.
  if (looked(db, findings, "the bounds of times", check_bounds))
    looked(db, findings, "the outages", check_outages);
  return findings;
}

std::vector<std::string> repair_database(SQLite::Database& db) {
  std::vector<std::string> done;
  WriteTransaction transaction(db);
  Findings broken;
  const auto is_wrong = [&](const char* at, Check check) { return !looked(db, broken, at, check); };
  const bool indexes_wrong = is_wrong("the structure of the file", check_integrity);
  refuse_pages_used_twice(broken);
  const Content said = readable_content(db);
  if (indexes_wrong) {
    db.exec("REINDEX");
    done.emplace_back("built the indexes anew");
  }
  if (!is_wrong("the bounds of times", check_bounds) && is_wrong("the outages", check_outages)) {
    derive_all_outages(db);
    done.emplace_back("derived the outages anew");
  }
  if (readable_content(db) != said)
    refuse_to_write("the damage would have spread to what was said");
  transaction.commit();
  return done;
}

std::vector<std::string> accept_content(SQLite::Database& db) {
  std::vector<std::string> tables;
  WriteTransaction transaction(db);
  Findings structure;
  looked(db, structure, "the structure of the file", check_integrity);
  refuse_pages_used_twice(structure);
  for (const auto& [table, told] : content_differences(db)) tables.push_back(table);
  {
    const UnwatchedWrite unwatched(db);  // the sums below hold what is derived here
    derive_days(db);
  }
  make_content_sums(db);
  transaction.commit();
  return tables;
}

}  // namespace outagedb
