#include "store/undo.hpp"

#include <fmt/format.h>

#include <set>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "store/bind.hpp"
#include "store/coverage.hpp"
#include "store/database.hpp"
#include "store/incidents.hpp"
#include "store/listings.hpp"
#include "store/naming.hpp"
#include "store/outages.hpp"
#include "store/source_details.hpp"
#include "store/undo_refusals.hpp"
#include "store/withdraw.hpp"
#include "store/withdraw_reports.hpp"

namespace outagedb {
namespace {

// In these texts ?1 is when, ?2 who and ?3 why.
constexpr const char* kTouched[] = {
    // Incidents of which something goes, and all that the lists which go speak of.
    "CREATE TEMP TABLE touched_incident AS"
    " SELECT incident_id AS id FROM incident_revision JOIN undoing USING (batch_id)"
    " UNION SELECT incident_id FROM incident_again JOIN undoing USING (batch_id)"
    " UNION SELECT incident_id FROM incident_listed JOIN undoing USING (batch_id)"
    " UNION SELECT i.id FROM snapshot s JOIN undoing USING (batch_id)"
    "  JOIN incident i ON i.source_id = s.source_id JOIN incident_listing l ON l.incident_id = "
    "i.id",
    "CREATE TEMP TABLE touched_platform AS SELECT DISTINCT platform_id AS id, source_id"
    " FROM incident WHERE id IN (SELECT id FROM touched_incident)",
    // Those of which something else is assumed.
    "CREATE TEMP TABLE covered_platform AS SELECT platform_id AS id FROM coverage JOIN undoing"
    " USING (batch_id) UNION SELECT platform_id FROM coverage_within JOIN undoing USING (batch_id)"
    " UNION SELECT platform_id FROM incident_log JOIN undoing USING (batch_id)",
};

constexpr const char* kTemporary[] = {"undoing", "touched_incident", "touched_platform",
                                      "covered_platform", "gone_incident"};

// The platforms whose incidents changed.
std::set<std::int64_t> restore_incidents(SQLite::Database& db) {
  BatchNeeds nothing(0);
  Names names(db);
  IncidentWriter incidents(db, names, nothing, 0);
  ListingWriter listings(db, names, nothing);
  for (const auto id : numbers(db, "SELECT id FROM touched_incident")) incidents.restore(id);
  for (const auto id : numbers(db, "SELECT DISTINCT source_id FROM touched_platform"))
    listings.touch(id);
  auto platforms = listings.finish();
  for (const auto id : numbers(db, "SELECT DISTINCT id FROM touched_platform"))
    platforms.insert(id);
  return platforms;
}

}  // namespace

void require_batch(SQLite::Database& db, std::int64_t batch) {
  SQLite::Statement row(db, "SELECT 1 FROM batch WHERE id = ?");
  if (bound(row, batch).executeStep()) return;
  throw Error(fmt::format("there is no batch {}", batch), "'outagedb batch list' shows them");
}

void undo_batches(SQLite::Database& db, const std::vector<std::int64_t>& batches,
                  const Hand& hand) {
  const Withdrawal withdrawal{clock_now(), hand};
  WriteTransaction transaction(db);
  name_batches_to_undo(db, batches);
  run_all(db, kTouched, withdrawal);
  withdraw_reports(db, withdrawal);
  withdraw_incidents(db, withdrawal);
  withdraw_rest(db, withdrawal);
  restore_coverage(db);
  std::set<std::int64_t> platforms = restore_incidents(db);
  for (const auto id : numbers(db, "SELECT id FROM covered_platform")) platforms.insert(id);
  settle_source_details(db);
  remove_unused_sources(db);
  platforms.merge(settle_platforms(db).touched);
  derive_outages(db, platforms);
  for (const char* table : kTemporary) db.exec(fmt::format("DROP TABLE temp.{}", table));
  transaction.commit();
}

}  // namespace outagedb
