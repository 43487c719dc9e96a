#include "store/batches/known_at.hpp"

#include <string>
#include <vector>

#include "base/sql.hpp"
#include "store/db/bind.hpp"
#include "store/db/shadow.hpp"
#include "store/incidents/incidents.hpp"
#include "store/incidents/listings.hpp"
#include "store/incidents/outages.hpp"
#include "store/names/naming.hpp"
#include "store/names/source_details.hpp"
#include "store/user_reports/known_reports.hpp"

namespace outagedb {
namespace {

struct Shadow {
  const char* table;
  std::string rows;  // SELECT of those known at ?1; empty: they are derived again
};

// Each is filled from those before it.
std::vector<Shadow> shadows() {
  return {
      // Restoring a statement writes any other regions and sources it names again.
      {"region", "SELECT * FROM main.region"},
      {"source", "SELECT * FROM main.source"},
      {"source_detail", "SELECT * FROM main.source_detail WHERE observed_at <= ?1"},
      {"batch", named_sql("known_at.batches")},
      {"naming", "SELECT * FROM main.naming WHERE at <= ?1"},
      {"platform", "SELECT * FROM main.platform"},
      {"platform_name", "SELECT * FROM main.platform_name"},
      {"reject", "SELECT * FROM main.reject WHERE batch_id IN (SELECT id FROM temp.batch)"},
      {"coverage", named_sql("known_at.coverage")},
      {"coverage_within", named_sql("known_at.swallowed_coverage")},
      {"snapshot", "SELECT * FROM main.snapshot WHERE at <= ?1"},
      {"incident_log",
       "SELECT * FROM main.incident_log WHERE batch_id IN (SELECT id FROM temp.batch)"},
      {"incident_revision", "SELECT * FROM main.incident_revision WHERE observed_at <= ?1"},
      {"incident_again", "SELECT * FROM main.incident_again WHERE observed_at <= ?1"},
      {"incident",
       "SELECT * FROM main.incident WHERE id IN (SELECT incident_id FROM temp.incident_revision)"},
      {"incident_listing", named_sql("known_at.listings")},
      {"incident_link", named_sql("known_at.links")},
      {"incident_count", ""},
      {"incident_region", ""},
      {"incident_component", ""},
      {"incident_update", ""},
      {"claim", ""},
      {"outage", ""},
      {"outage_incident", ""},
      {"assumed_coverage", ""},
  };
}

void restore(SQLite::Database& db) {
  BatchDependencies nothing(0);
  Names names(db);
  IncidentWriter incidents(db, names, nothing, 0);
  ListingWriter listings(db, names, nothing);
  for (const std::int64_t id : numbers(db, "SELECT id FROM incident")) incidents.restore(id);
  for (const std::int64_t id : numbers(db, "SELECT DISTINCT source_id FROM incident"))
    listings.touch(id);
  (void)listings.finish();
}

}  // namespace

void know_as_of(SQLite::Database& db, Instant at) {
  // Tables of temp cannot refer to those of main, and query_only applies to temp too.
  db.exec("PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF; PRAGMA query_only = OFF");
  for (const Shadow& shadow : shadows()) {
    make_shadow(db, shadow.table);
    if (shadow.rows.empty()) continue;
    SQLite::Statement fill(db, std::string("INSERT INTO temp.") + shadow.table + " " + shadow.rows);
    if (fill.getBindParameterCount() > 0) fill.bind(1, at);
    fill.exec();
  }
  SQLite::Statement begun(db, named_sql("known_at.limit_begun_batches"));
  run(begun, at);
  settle_source_details(db);
  know_reports_as_of(db, at);
  (void)settle_platforms(db);
  restore(db);
  const auto platforms = numbers(db, "SELECT DISTINCT platform_id FROM incident");
  derive_outages(db, {platforms.begin(), platforms.end()});
  db.exec("PRAGMA query_only = ON");
}

}  // namespace outagedb
