#include "store/names/coverage_periods.hpp"

#include <fmt/format.h>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"
#include "store/db/write_transaction.hpp"
#include "store/names/assumed_coverage.hpp"
#include "store/names/platforms.hpp"
#include "time/format/format_time.hpp"

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

constexpr const char* kWithin = "from_at BETWEEN ?6 AND ?7 AND until_at <= ?7";

}  // namespace

CoverageWriter::CoverageWriter(SQLite::Database& db, Names& names, BatchDependencies& batch)
    : names_(names),
      batch_(batch),
      contained_(db, fmt::format(fmt::runtime(named_sql("coverage_periods.containing")),
                                 named_sql("coverage_periods.same_scope"))),
      keep_(db, fmt::format(fmt::runtime(named_sql("coverage_periods.keep_contained")),
                            named_sql("coverage_periods.same_scope"), kWithin)),
      // Only the widest periods stay, in whichever order they come.
      swallow_(db, fmt::format("DELETE FROM coverage WHERE {} AND {}",
                               named_sql("coverage_periods.same_scope"), kWithin)),
      add_(db, named_sql("coverage_periods.add")),
      add_within_(db, named_sql("coverage_periods.add_within")),
      known_within_(db, named_sql("coverage_periods.known_within")),
      known_later_(db, named_sql("coverage_periods.is_retrieved_later")) {}

// Whether the stored period was retrieved after this batch, so that it would not be known from this
// batch's retrieval on.
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
  // Of the many lists of one input only the widest period is stored.
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

std::string declared_stretches(SQLite::Database& db, std::int64_t platform) {
  SQLite::Statement row(db,
                        fmt::format(fmt::runtime(named_sql("coverage_periods.declared_stretches")),
                                    named_sql("coverage_periods.declared_coverage")));
  bound(row, platform);
  std::string list;
  while (row.executeStep()) {
    list += fmt::format("{}{}from {} until {}", list.empty() ? "declared: " : "; ",
                        row.getColumn(5).getInt() != 0 ? "not monitored " : "",
                        format_rfc3339(row.getColumn(0).getInt64()),
                        format_rfc3339(row.getColumn(1).getInt64()));
    for (const int column : {2, 3}) {
      if (!row.getColumn(column).isNull()) list += " " + row.getColumn(column).getString();
    }
    list += " by " + row.getColumn(4).getString();
  }
  return list.empty() ? "no coverage is declared for the platform" : list;
}

}  // namespace

void remove_coverage(SQLite::Database& db, const Coverage& coverage, const Attribution& hand) {
  WriteTransaction transaction(db);
  const std::int64_t platform = require_platform(db, coverage.platform);
  const std::string& same_period = named_sql("coverage_periods.same_period");
  SQLite::Statement keep(db,
                         fmt::format(fmt::runtime(named_sql("coverage_periods.keep_withdrawn")),
                                     named_sql("coverage_periods.declared_coverage"), same_period));
  const auto region = or_null(Names(db).region(coverage.region));
  const auto component = or_null(coverage.component);
  const auto source = or_null(coverage.source.name);
  const int kept = run(keep, platform, region, component, coverage.from, coverage.until, source,
                       clock_now(), hand.who, hand.why, basis_of(coverage));
  if (kept == 0)
    throw Error("no such coverage period is declared", declared_stretches(db, platform));
  const std::optional<std::int64_t> nothing;
  for (const char* table : {"coverage", "coverage_within"}) {
    SQLite::Statement remove(db, fmt::format("DELETE FROM {} WHERE {}", table, same_period));
    run(remove, platform, region, component, coverage.from, coverage.until, source, nothing,
        nothing, nothing, basis_of(coverage));
  }
  restore_coverage(db);
  AssumedCoverage(db).derive(platform);
  transaction.commit();
}

namespace {

std::string reached(std::string_view rows) {
  return fmt::format(fmt::runtime(named_sql("coverage_periods.reached")), rows);
}

}  // namespace

void keep_widest_coverage(SQLite::Database& db, std::int64_t platform) {
  const std::string narrow =
      fmt::format("id IN (SELECT id FROM ({}) WHERE reached >= until_at)",
                  reached(named_sql("coverage_periods.standing_of_platform")));
  SQLite::Statement keep(db, fmt::format(fmt::runtime(named_sql("coverage_periods.keep_narrow")),
                                         named_sql("coverage_periods.columns"), narrow));
  run(keep, platform);
  SQLite::Statement remove(db, fmt::format("DELETE FROM coverage WHERE {}", narrow));
  run(remove, platform);
}

void restore_coverage(SQLite::Database& db) {
  const std::string& columns = named_sql("coverage_periods.columns");
  db.exec(fmt::format(
      fmt::runtime(named_sql("coverage_periods.restore_uncovered")), columns,
      reached(fmt::format(fmt::runtime(named_sql("coverage_periods.all_stretches")), columns))));
}

}  // namespace outagedb
