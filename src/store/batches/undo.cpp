#include "store/batches/undo.hpp"

#include <fmt/format.h>

#include <set>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/sql.hpp"
#include "store/batches/undo_refusals.hpp"
#include "store/batches/withdraw.hpp"
#include "store/batches/withdraw_reports.hpp"
#include "store/db/bind.hpp"
#include "store/db/write_transaction.hpp"
#include "store/incidents/incidents.hpp"
#include "store/incidents/listings.hpp"
#include "store/incidents/outages.hpp"
#include "store/names/coverage_periods.hpp"
#include "store/names/naming.hpp"
#include "store/names/source_details.hpp"

namespace outagedb {
namespace {

constexpr const char* kTemporary[] = {"undoing", "touched_incident", "touched_platform",
                                      "covered_platform", "gone_incident"};

// Returns the platforms whose incidents changed.
std::set<std::int64_t> restore_incidents(SQLite::Database& db) {
  BatchDependencies nothing(0);
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
  throw Error(fmt::format("unknown batch '{}'", batch), "list batches with 'outagedb batch list'");
}

void undo_batches(SQLite::Database& db, const std::vector<std::int64_t>& batches,
                  const Attribution& hand) {
  const Withdrawal withdrawal{clock_now(), hand};
  WriteTransaction transaction(db);
  name_batches_to_undo(db, batches);
  db.exec(named_sql("undo.make_touched_incidents"));
  db.exec(named_sql("undo.make_touched_platforms"));
  db.exec(named_sql("undo.make_covered_platforms"));
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
