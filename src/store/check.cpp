#include "store/check.hpp"

#include <fmt/format.h>

#include "store/migrations.hpp"
#include "store/outages.hpp"

namespace outagedb {
namespace {

using Findings = std::vector<std::string>;

// Every row of the query is a finding; its columns follow `what`.
void find(SQLite::Database& db, Findings& findings, const char* what, const char* sql) {
  SQLite::Statement row(db, sql);
  while (row.executeStep()) {
    std::string finding = what;
    for (int i = 0; i < row.getColumnCount(); ++i) finding += " " + row.getColumn(i).getString();
    findings.push_back(finding);
  }
}

void check_schema(SQLite::Database& db, Findings& findings) {
  if (newest_schema() != schema_text(db)) {
    findings.emplace_back(
        "the tables are not those that the migrations make: somebody changed the schema");
  }
}

}  // namespace

std::vector<std::string> check_database(SQLite::Database& db) {
  Findings findings;
  find(db, findings, "integrity:",
       "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
  find(db, findings, "a row without its parent:",
       "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' points into ' || parent FROM "
       "pragma_foreign_key_check");
  check_schema(db, findings);
  find(db, findings, "user_report_hour differs from user_report: series and hour",
       "SELECT series_id, hour FROM (SELECT series_id, at - ((at % 3600) + 3600) % 3600 AS hour, "
       "sum(count) AS total,"
       " max(count) AS peak, count(*) AS buckets FROM user_report GROUP BY 1, 2"
       " EXCEPT SELECT series_id, hour, total, peak, buckets FROM user_report_hour)"
       " UNION SELECT series_id, hour FROM user_report_hour h WHERE NOT EXISTS (SELECT 1 FROM "
       "user_report r"
       " WHERE r.series_id = h.series_id AND r.at = h.peak_at AND r.count = h.peak)");
  find(db, findings, "the tally of a batch does not add up: batch",
       "SELECT id FROM batch WHERE records_read <> added + changed + unchanged + rejected");
  find(db, findings, "an incident without a revision of what stands: incident",
       "SELECT id FROM incident i WHERE NOT EXISTS (SELECT 1 FROM incident_revision r"
       " WHERE r.incident_id = i.id AND r.sha256 = i.sha256)");
  const auto outages = outage_differences(db);
  findings.insert(findings.end(), outages.begin(), outages.end());
  return findings;
}

}  // namespace outagedb
