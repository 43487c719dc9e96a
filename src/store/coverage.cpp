#include "store/coverage.hpp"

#include <fmt/format.h>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "store/assumed_coverage.hpp"
#include "store/bind.hpp"
#include "store/database.hpp"
#include "store/platforms.hpp"
#include "time/format.hpp"

namespace outagedb {
namespace {

const char* basis_of(const Coverage& coverage) {
  switch (coverage.basis) {
    case CoverageBasis::feed:
      return "feed";
    case CoverageBasis::declared:
      return "declared";
    case CoverageBasis::none:
      break;
  }
  return "none";
}

// As the index coverage_stretch has it.
constexpr const char* kSameScope =
    "platform_id = ?1 AND source_id = ?2 AND basis = ?3 AND coalesce(region, '') = coalesce(?4, '')"
    " AND coalesce(component, '') = coalesce(?5, '')";
constexpr const char* kWithin = "from_at BETWEEN ?6 AND ?7 AND until_at <= ?7";

}  // namespace

CoverageWriter::CoverageWriter(SQLite::Database& db, Names& names, BatchNeeds& batch)
    : names_(names),
      batch_(batch),
      // No stretch of those that stand holds another, so that the one which starts last before this
      // one also ends last.
      contained_(db, fmt::format("SELECT batch_id, from_at = ?6 AND until_at = ?7 FROM"
                                 " (SELECT batch_id, from_at, until_at FROM coverage WHERE {}"
                                 "  AND from_at <= ?6 ORDER BY from_at DESC, until_at DESC LIMIT 1)"
                                 " WHERE until_at >= ?7",
                                 kSameScope)),
      keep_(db, fmt::format("INSERT INTO coverage_within (platform_id, source_id, basis, region,"
                            " component, from_at, until_at, batch_id, platform_folded)"
                            " SELECT platform_id, source_id, basis, region, component, from_at,"
                            "  until_at, batch_id, platform_folded FROM coverage"
                            " WHERE {} AND {} AND (batch_id <> ?8 OR basis <> 'feed')",
                            kSameScope, kWithin)),
      // Only the widest stretches stay, whatever the order in which they come.
      swallow_(db, fmt::format("DELETE FROM coverage WHERE {} AND {}", kSameScope, kWithin)),
      add_(db,
           "INSERT INTO coverage (platform_id, source_id, basis, region, component, from_at, "
           "until_at, batch_id, platform_folded)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      add_within_(
          db,
          "INSERT INTO coverage_within (platform_id, source_id, basis, region, component,"
          " from_at, until_at, batch_id, platform_folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      known_within_(
          db,
          "SELECT w.batch_id FROM coverage_within w JOIN batch b ON b.id = w.batch_id"
          " WHERE w.platform_id = ?1 AND w.source_id = ?2 AND w.basis = ?3 AND w.region IS ?4"
          "  AND w.component IS ?5 AND w.from_at = ?6 AND w.until_at = ?7 AND b.observed_at <="
          "  (SELECT observed_at FROM batch WHERE id = ?8) LIMIT 1"),
      known_later_(db,
                   "SELECT stored.observed_at > now.observed_at FROM batch stored, batch now"
                   " WHERE stored.id = ? AND now.id = ?") {}

// Whether the stretch that is there was retrieved after this batch, so that it would not be known
// from this one's retrieval on.
bool CoverageWriter::is_earlier_than(std::int64_t stored) {
  const bool later = bound(known_later_, stored, batch_.batch()).executeStep() &&
                     known_later_.getColumn(0).getInt() != 0;
  known_later_.reset();
  return later;
}

bool CoverageWriter::write(const Coverage& coverage) {
  const std::int64_t platform = names_.platform(coverage.platform);
  const std::int64_t source = names_.source(coverage.source);
  const char* basis = basis_of(coverage);
  const bool said = coverage.basis != CoverageBasis::feed;
  platforms_.insert(platform);
  const auto region = or_null(names_.region(coverage.region));
  const auto component = or_null(coverage.component);
  const bool there =
      bound(contained_, platform, source, basis, region, component, coverage.from, coverage.until)
          .executeStep();
  // Of the many lists of one input only the widest stretch is kept.
  const bool same = there && contained_.getColumn(1).getInt() != 0;
  const std::int64_t stored = there ? contained_.getColumn(0).getInt64() : 0;
  contained_.reset();
  const bool own = stored == batch_.batch();
  const bool within = there && (same ? is_earlier_than(stored) : coverage.within || said || !own);
  if (there && !within) batch_.add(stored);
  if (within) {
    const bool known = bound(known_within_, platform, source, basis, region, component,
                             coverage.from, coverage.until, batch_.batch())
                           .executeStep();
    if (known) batch_.add(known_within_.getColumn(0).getInt64());
    known_within_.reset();
    if (known) return false;
    run(add_within_, platform, source, basis, region, component, coverage.from, coverage.until,
        batch_.batch(), fold(coverage.platform));
    names_.keep_details(source);
    return !same;
  }
  if (!there) {
    run(keep_, platform, source, basis, region, component, coverage.from, coverage.until,
        batch_.batch());
    run(swallow_, platform, source, basis, region, component, coverage.from, coverage.until);
    run(add_, platform, source, basis, region, component, coverage.from, coverage.until,
        batch_.batch(), fold(coverage.platform));
    names_.keep_details(source);
  }
  return !there;
}

namespace {

// All that persons said of coverage, that there was none too, those within longer ones too.
constexpr const char* kDeclared =
    "SELECT source_id, platform_id, region, component, from_at, until_at, basis, batch_id"
    " FROM coverage WHERE basis IN ('declared', 'none') UNION ALL"
    " SELECT source_id, platform_id, region, component, from_at, until_at, basis, batch_id"
    " FROM coverage_within WHERE basis IN ('declared', 'none')";

std::string declared_stretches(SQLite::Database& db, std::int64_t platform) {
  SQLite::Statement row(db, fmt::format("SELECT from_at, until_at, region, component,"
                                        " coalesce(s.publisher, s.name), basis = 'none' FROM ({}) c"
                                        " JOIN source s ON s.id = c.source_id WHERE platform_id = ?"
                                        " ORDER BY from_at LIMIT 6",
                                        kDeclared));
  bound(row, platform);
  std::string told;
  while (row.executeStep()) {
    told += fmt::format("{}{}from {} until {}", told.empty() ? "declared are: " : "; ",
                        row.getColumn(5).getInt() != 0 ? "not monitored " : "",
                        format_rfc3339(row.getColumn(0).getInt64()),
                        format_rfc3339(row.getColumn(1).getInt64()));
    for (const int column : {2, 3}) {
      if (!row.getColumn(column).isNull()) told += " " + row.getColumn(column).getString();
    }
    told += " by " + row.getColumn(4).getString();
  }
  return told.empty() ? "nothing is declared of the platform" : told;
}

}  // namespace

void remove_coverage(SQLite::Database& db, const Coverage& coverage, const Hand& hand) {
  WriteTransaction transaction(db);
  const std::int64_t platform = require_platform(db, coverage.platform);
  constexpr const char* kThis =
      "basis = ?10 AND platform_id = ?1 AND region IS ?2 AND component IS ?3 AND from_at = ?4"
      " AND until_at = ?5"
      " AND (?6 IS NULL OR source_id IN (SELECT id FROM source WHERE ?6 IN (name, publisher)))";
  SQLite::Statement keep(
      db,
      fmt::format("INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
                  " SELECT 'coverage', c.batch_id, ?7, ?8, ?9, json_object('source_kind', s.kind,"
                  "  'source', s.name, 'platform', p.name, 'region', c.region, 'component',"
                  "  c.component, 'from_at', c.from_at, 'until_at', c.until_at, 'basis', c.basis)"
                  " FROM ({}) c JOIN source s ON s.id = c.source_id"
                  " JOIN platform p ON p.id = c.platform_id WHERE {}",
                  kDeclared, kThis));
  const auto region = or_null(Names(db).region(coverage.region));
  const auto component = or_null(coverage.component);
  const auto source = or_null(coverage.source.name);
  const int kept = run(keep, platform, region, component, coverage.from, coverage.until, source,
                       clock_now(), hand.who, hand.why, basis_of(coverage));
  if (kept == 0) throw Error("nobody declared that stretch", declared_stretches(db, platform));
  const std::optional<std::int64_t> nothing;
  for (const char* table : {"coverage", "coverage_within"}) {
    SQLite::Statement remove(db, fmt::format("DELETE FROM {} WHERE {}", table, kThis));
    run(remove, platform, region, component, coverage.from, coverage.until, source, nothing,
        nothing, nothing, basis_of(coverage));
  }
  restore_coverage(db);
  AssumedCoverage(db).derive(platform);
  transaction.commit();
}

namespace {

// How far those reach that start no later: a stretch that ends no later is within one of them. Of
// equal ones the first counts, and one that stands before one that is within another.
std::string reached(std::string_view rows) {
  return fmt::format(
      "SELECT *, max(until_at) OVER (PARTITION BY platform_id, source_id, basis, region, component"
      "  ORDER BY from_at, until_at DESC, is_within, id"
      "  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached FROM ({})",
      rows);
}

constexpr const char* kColumns =
    "source_id, platform_id, region, component, from_at, until_at, basis, batch_id,"
    " platform_folded";

}  // namespace

void keep_widest_coverage(SQLite::Database& db, std::int64_t platform) {
  const std::string narrow =
      fmt::format("id IN (SELECT id FROM ({}) WHERE reached >= until_at)",
                  reached("SELECT *, 0 AS is_within FROM coverage WHERE platform_id = ?"
                          " AND basis <> 'series'"));
  SQLite::Statement keep(
      db, fmt::format("INSERT INTO coverage_within ({0}) SELECT {0} FROM coverage WHERE {1}"
                      " ORDER BY from_at, until_at, id",
                      kColumns, narrow));
  run(keep, platform);
  SQLite::Statement remove(db, fmt::format("DELETE FROM coverage WHERE {}", narrow));
  run(remove, platform);
}

void restore_coverage(SQLite::Database& db) {
  // The widest of those that nothing contains. The rest stays within them.
  db.exec(
      fmt::format("CREATE TEMP TABLE uncovered AS SELECT id, {0} FROM ({1})"
                  "  WHERE is_within AND coalesce(reached < until_at, 1);"
                  "INSERT INTO coverage ({0}) SELECT {0} FROM uncovered ORDER BY id;"
                  "DELETE FROM coverage_within WHERE id IN (SELECT id FROM uncovered);"
                  "DROP TABLE uncovered",
                  kColumns,
                  reached(fmt::format("SELECT 0 AS is_within, id, {0} FROM coverage UNION ALL"
                                      " SELECT 1, id, {0} FROM coverage_within",
                                      kColumns))));
}

}  // namespace outagedb
