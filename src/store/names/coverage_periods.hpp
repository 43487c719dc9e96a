#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>

#include "model/coverage.hpp"
#include "store/db/attribution.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/names/names.hpp"

namespace outagedb {

// Writes the stretches that feeds and persons cover, or that persons say nobody covered. Knows the
// tables coverage and coverage_within.
class CoverageWriter {
 public:
  CoverageWriter(SQLite::Database& db, Names& names, BatchDependencies& batch);

  // False where the stretch was there already.
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

// Takes back a declared stretch: exactly that platform, region, component and time; of any source
// where its name is empty. In a transaction of its own. Throws Error where there is none, with
// those that there are in the hint.
void remove_coverage(SQLite::Database& db, const Coverage& coverage, const Attribution& hand);

// Stretches of the platform that lie within others of theirs are kept beside them from now on: two
// platforms that became one may have had those.
void keep_widest_coverage(SQLite::Database& db, std::int64_t platform);

// Stretches that lay within one that is no more stand again.
void restore_coverage(SQLite::Database& db);

}  // namespace outagedb
