#include "store/names/assumed_coverage.hpp"

#include <fmt/format.h>

#include "base/sql.hpp"
#include "store/db/bind.hpp"
#include "store/db/content_sums.hpp"

namespace outagedb {

AssumedCoverage::AssumedCoverage(SQLite::Database& db)
    : db_(db),
      // Fewer give no coverage, and most of a hundred thousand platforms have fewer.
      has_three_(db, "SELECT 1 FROM incident WHERE platform_id = ? LIMIT 1 OFFSET 2"),
      clear_(db, "DELETE FROM assumed_coverage WHERE platform_id = ?"),
      derive_(db, named_sql("assumed_coverage.derive")),
      words_(db, named_sql("assumed_coverage.in_words")) {}

void AssumedCoverage::derive(std::int64_t platform) {
  const SuspendChecksums no_sums(db_);  // derived tables have none
  run(clear_, platform);
  if (bound(has_three_, platform).executeStep()) run(derive_, platform);
  has_three_.reset();
}

std::string AssumedCoverage::in_words(std::int64_t platform) {
  std::string words;
  if (bound(words_, platform).executeStep()) words = words_.getColumn(0).getString();
  words_.reset();
  return words;
}

std::vector<std::string> assumed_differences(SQLite::Database& db) {
  std::vector<std::string> differences;
  SQLite::Statement row(db, named_sql("assumed_coverage.differences"));
  while (row.executeStep()) {
    differences.push_back(fmt::format("assumed coverage of {} by {} {}",
                                      row.getColumn(0).getString(), row.getColumn(1).getString(),
                                      row.getColumn(2).getString()));
  }
  return differences;
}

}  // namespace outagedb
