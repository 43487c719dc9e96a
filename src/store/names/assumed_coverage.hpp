#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

namespace outagedb {

// The coverage of platforms that can be assumed of sources that keep a list of their incidents.
// Made once for many platforms, since to prepare the statements takes longer than to derive most
// platforms. Knows assumed_coverage and incident_log.
//   A list is kept by a status page or monitor, and by a log: see LogWriter. It has at least three
// incidents with a known start. It covers the time from the end of the first that is over to the
// start of the last, or to the retrieval of a status page or monitor, where that is stated. An end
// that is not known to bridge_max counts as so long after the last moment known down.
//   Nothing is assumed of a source whose feed states its coverage, of a platform whose coverage a
// person stated, and of the time in which a person says that nobody monitored it.
class AssumedCoverage {
 public:
  explicit AssumedCoverage(SQLite::Database& db);

  // Writes what follows from the incidents of a platform in place of what was derived before.
  void derive(std::int64_t platform);
  // What is assumed of a platform, as a sentence for people; empty where nothing is.
  [[nodiscard]] std::string in_words(std::int64_t platform);

 private:
  SQLite::Database& db_;
  SQLite::Statement has_three_;
  SQLite::Statement clear_;
  SQLite::Statement derive_;
  SQLite::Statement words_;
};

// What is assumed but would not be derived, and the other way round, between the tables of two
// schemas, as lines for people.
[[nodiscard]] std::vector<std::string> assumed_differences(SQLite::Database& db);

}  // namespace outagedb
