#include "store/known_at.hpp"

#include <string>
#include <vector>

#include "store/bind.hpp"
#include "store/incidents.hpp"
#include "store/known_reports.hpp"
#include "store/listings.hpp"
#include "store/naming.hpp"
#include "store/outages.hpp"
#include "store/shadow.hpp"
#include "store/source_details.hpp"

namespace outagedb {
namespace {

struct Shadow {
  const char* table;
  const char* rows;  // SELECT of those that were known at ?1; empty: they are made anew
};

// Each is filled from what was filled before it.
constexpr Shadow kShadows[] = {
    // Those that statements name besides their own are written once more.
    {"region", "SELECT * FROM main.region"},
    {"source", "SELECT * FROM main.source"},
    {"source_detail", "SELECT * FROM main.source_detail WHERE observed_at <= ?1"},
    // One that read many versions of a feed had begun by then.
    {"batch",
     "SELECT * FROM main.batch WHERE undone_at IS NULL AND (observed_at <= ?1"
     " OR id IN (SELECT batch_id FROM main.incident_revision WHERE observed_at <= ?1"
     "  UNION SELECT batch_id FROM main.incident_again WHERE observed_at <= ?1))"},
    {"naming", "SELECT * FROM main.naming WHERE at <= ?1"},
    {"platform", "SELECT * FROM main.platform"},
    {"platform_name", "SELECT * FROM main.platform_name"},
    {"reject", "SELECT * FROM main.reject WHERE batch_id IN (SELECT id FROM temp.batch)"},
    // A stretch that a later one swallowed is kept in coverage_within.
    {"coverage",
     "WITH said AS (SELECT id, source_id, platform_id, region, component, from_at, until_at, basis,"
     "  batch_id, platform_folded FROM main.coverage UNION ALL SELECT -id, source_id, platform_id, "
     "region,"
     "  component, from_at, until_at, basis, batch_id, platform_folded FROM main.coverage_within),"
     " known AS (SELECT *, max(until_at) OVER (PARTITION BY platform_id, source_id, region, "
     "component,"
     "   basis ORDER BY from_at, until_at DESC, id DESC"
     "   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached FROM said"
     "  WHERE from_at < ?1 AND batch_id IN (SELECT id FROM temp.batch))"
     " SELECT id, source_id, platform_id, region, component, from_at,"
     "  CASE basis WHEN 'series' THEN until_at ELSE min(until_at, ?1) END, basis, batch_id,"
     "  platform_folded FROM known WHERE coalesce(reached < until_at, 1)"},
    {"coverage_within",
     "SELECT id, source_id, platform_id, region, component, from_at, min(until_at, ?1), basis,"
     " batch_id, platform_folded FROM (SELECT id, source_id, platform_id, region, component, "
     "from_at, until_at,"
     "  basis, batch_id, platform_folded FROM main.coverage WHERE basis <> 'series' UNION ALL"
     "  SELECT -id, source_id, platform_id, region, component, from_at, until_at, basis, batch_id,"
     "  platform_folded"
     "  FROM main.coverage_within) WHERE from_at < ?1"
     " AND batch_id IN (SELECT id FROM temp.batch) AND id NOT IN (SELECT id FROM temp.coverage)"},
    {"snapshot", "SELECT * FROM main.snapshot WHERE at <= ?1"},
    {"incident_log",
     "SELECT * FROM main.incident_log WHERE batch_id IN (SELECT id FROM temp.batch)"},
    {"incident_revision", "SELECT * FROM main.incident_revision WHERE observed_at <= ?1"},
    {"incident_again", "SELECT * FROM main.incident_again WHERE observed_at <= ?1"},
    {"incident",
     "SELECT * FROM main.incident WHERE id IN (SELECT incident_id FROM temp.incident_revision)"},
    // Of a batch of many lists only the last that names an incident is kept: all before did.
    {"incident_listing",
     "SELECT incident_id, at, NULL FROM (SELECT l.incident_id, CASE WHEN l.listed_at <= ?1"
     " THEN l.listed_at ELSE max("
     "  coalesce((SELECT max(n.at) FROM main.incident_listed n WHERE n.incident_id = i.id"
     "   AND n.at <= ?1), -9e15),"
     "  coalesce((SELECT max(s.at) FROM temp.snapshot s WHERE s.source_id = i.source_id"
     "   AND coalesce(s.platform_id, i.platform_id) = i.platform_id AND s.batch_id IN"
     "    (SELECT n.batch_id FROM main.incident_listed n WHERE n.incident_id = i.id AND n.at > ?1)"
     "   AND s.at >= (SELECT min(r.observed_at) FROM temp.incident_revision r"
     "    WHERE r.incident_id = i.id)), -9e15)) END AS at"
     " FROM main.incident_listing l JOIN temp.incident i ON i.id = l.incident_id)"
     " WHERE at > -9e15"},
    // Words that were taken back later stood then; those taken back before are not asked for.
    {"incident_link",
     "SELECT id, a_id, b_id, verdict, who, at, why, NULL, NULL, NULL FROM main.incident_link"
     " WHERE at <= ?1 AND coalesce(withdrawn_at > ?1, 1)"},
    {"incident_count", ""},
    {"incident_region", ""},
    {"incident_component", ""},
    {"incident_update", ""},
    {"claim", ""},
    {"outage", ""},
    {"outage_incident", ""},
    {"assumed_coverage", ""},
};

void restore(SQLite::Database& db) {
  BatchNeeds nothing(0);
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
  // Tables of temp may not refer to those of main, and query_only holds for temp too.
  db.exec("PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF; PRAGMA query_only = OFF");
  for (const Shadow& shadow : kShadows) {
    make_shadow(db, shadow.table);
    if (*shadow.rows == '\0') continue;
    SQLite::Statement fill(db, std::string("INSERT INTO temp.") + shadow.table + " " + shadow.rows);
    if (fill.getBindParameterCount() > 0) fill.bind(1, at);
    fill.exec();
  }
  SQLite::Statement begun(
      db,
      "UPDATE temp.batch SET observed_at = (SELECT max(observed_at) FROM (SELECT observed_at,"
      "  batch_id FROM temp.incident_revision UNION ALL SELECT observed_at, batch_id FROM"
      "  temp.incident_again UNION ALL SELECT at, batch_id FROM temp.snapshot) r"
      " WHERE r.batch_id = batch.id) WHERE observed_at > ?");
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
