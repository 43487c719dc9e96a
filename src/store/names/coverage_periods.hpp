#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>

#include "model/coverage.hpp"
#include "store/db/attribution.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/names/names.hpp"

namespace outagedb {

// Writes the periods that feeds and people state as covered, or people state as not monitored. Uses
// the tables coverage and coverage_within.
class CoverageWriter {
 public:
  CoverageWriter(SQLite::Database& db, Names& names, BatchDependencies& batch);

  // False if the period was known.
  bool write(const Coverage& coverage);
  // The platforms of all that was written.
  [[nodiscard]] const std::set<std::int64_t>& platforms() const noexcept { return platforms_; }

 private:
  [[nodiscard]] bool is_earlier_than(std::int64_t stored);

  Names& names_;
  BatchDependencies& batch_;
  SQLite::Statement contained_;
  SQLite::Statement keep_;
  SQLite::Statement swallow_;
  SQLite::Statement add_;
  SQLite::Statement add_within_;
  SQLite::Statement known_within_;
  SQLite::Statement known_later_;
  std::set<std::int64_t> platforms_;
};

// Removes a declared period: exactly that platform, region, component and time; of any source if
// its name is empty. Runs in a transaction of its own. Throws Error if there is none; the hint
// lists those that exist.
void remove_coverage(SQLite::Database& db, const Coverage& coverage, const Attribution& hand);

// Stores the platform's periods that lie within others beside those from now on: two platforms that
// became one may have had such periods.
void keep_widest_coverage(SQLite::Database& db, std::int64_t platform);

// Restores periods that lay within one that no longer exists.
void restore_coverage(SQLite::Database& db);

}  // namespace outagedb
