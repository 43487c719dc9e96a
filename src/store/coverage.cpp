#include "store/coverage.hpp"

#include "store/bind.hpp"

namespace outagedb {

CoverageWriter::CoverageWriter(SQLite::Database& db, Names& names, std::int64_t batch)
    : names_(names),
      batch_(batch),
      contained_(db,
                 "SELECT 1 FROM coverage WHERE platform_id = ?1 AND source_id = ?2 AND basis = ?3"
                 " AND region IS ?4 AND component IS ?5 AND from_at <= ?6 AND until_at >= ?7"),
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
  contained_.reset();
  if (!there) {
    run(swallow_, platform, source, basis, region, component, coverage.from, coverage.until);
    run(add_, platform, source, basis, region, component, coverage.from, coverage.until, batch_);
  }
  return !there;
}

}  // namespace outagedb
