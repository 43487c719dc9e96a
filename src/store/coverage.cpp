#include "store/coverage.hpp"

#include "store/bind.hpp"

namespace outagedb {

CoverageWriter::CoverageWriter(SQLite::Database& db, Names& names, BatchNeeds& batch)
    : names_(names),
      batch_(batch),
      contained_(
          db,
          "SELECT batch_id FROM coverage WHERE platform_id = ?1 AND source_id = ?2 AND basis = ?3"
          " AND region IS ?4 AND component IS ?5 AND from_at <= ?6 AND until_at >= ?7"),
      keep_(db,
            "INSERT INTO coverage_within (platform_id, source_id, basis, region, component, "
            "from_at, until_at, batch_id)"
            " SELECT platform_id, source_id, basis, region, component, from_at, until_at, batch_id"
            " FROM coverage WHERE platform_id = ?1 AND source_id = ?2 AND basis = ?3 AND region IS "
            "?4"
            " AND component IS ?5 AND from_at >= ?6 AND until_at <= ?7 AND batch_id <> ?8"),
      // Only the widest stretches stay, whatever the order in which they come.
      swallow_(db,
               "DELETE FROM coverage WHERE platform_id = ?1 AND source_id = ?2 AND basis = ?3 AND "
               "region IS ?4"
               " AND component IS ?5 AND from_at >= ?6 AND until_at <= ?7"),
      add_(db,
           "INSERT INTO coverage (platform_id, source_id, basis, region, component, from_at, "
           "until_at, batch_id)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)") {}

bool CoverageWriter::write(const Coverage& coverage) {
  const std::int64_t platform = names_.platform(coverage.platform);
  const std::int64_t source = names_.source(coverage.source);
  const char* basis = coverage.declared ? "declared" : "feed";
  const auto region = or_null(names_.region(coverage.region));
  const auto component = or_null(coverage.component);
  const bool there =
      bound(contained_, platform, source, basis, region, component, coverage.from, coverage.until)
          .executeStep();
  if (there) batch_.add(contained_.getColumn(0).getInt64());
  contained_.reset();
  if (!there) {
    run(keep_, platform, source, basis, region, component, coverage.from, coverage.until,
        batch_.batch());
    run(swallow_, platform, source, basis, region, component, coverage.from, coverage.until);
    run(add_, platform, source, basis, region, component, coverage.from, coverage.until,
        batch_.batch());
  }
  return !there;
}

void restore_coverage(SQLite::Database& db) {
  // The widest of those that nothing contains; of equal ones the first. The rest stays within them.
  db.exec(
      "CREATE TEMP TABLE uncovered AS SELECT w.* FROM coverage_within w WHERE NOT EXISTS"
      " (SELECT 1 FROM coverage c WHERE c.platform_id = w.platform_id AND c.source_id = w.source_id"
      "  AND c.basis = w.basis AND c.region IS w.region AND c.component IS w.component"
      "  AND c.from_at <= w.from_at AND c.until_at >= w.until_at)"
      " AND NOT EXISTS (SELECT 1 FROM coverage_within c WHERE c.platform_id = w.platform_id"
      "  AND c.source_id = w.source_id AND c.basis = w.basis AND c.region IS w.region"
      "  AND c.component IS w.component AND c.from_at <= w.from_at AND c.until_at >= w.until_at"
      "  AND (c.from_at < w.from_at OR c.until_at > w.until_at OR c.id < w.id));"
      "INSERT INTO coverage (source_id, platform_id, region, component, from_at, until_at, basis,"
      " batch_id) SELECT source_id, platform_id, region, component, from_at, until_at, basis,"
      " batch_id FROM uncovered;"
      "DELETE FROM coverage_within WHERE id IN (SELECT id FROM uncovered);"
      "DROP TABLE uncovered");
}

}  // namespace outagedb
