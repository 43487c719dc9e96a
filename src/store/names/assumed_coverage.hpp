#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

namespace outagedb {

// The coverage of platforms that can be assumed from sources that keep a list of their incidents.
// Create it once for many platforms, since preparing the statements takes longer than deriving most
// platforms. Uses the tables assumed_coverage and incident_log.
//   A status page or monitor keeps a list, and so does a log: see LogWriter. It must have at least
// three incidents with a known start. It covers the time from the end of the first one that is over
// to the start of the last one, or to the retrieval of a status page or monitor, if that is stated.
// An end that is not known to within bridge_max is assumed to be that long after the last moment
// known down.
//   Nothing is assumed for a source whose feed states its coverage, for a platform whose coverage a
// person stated, and for periods that a person stated were not monitored.
class AssumedCoverage {
 public:
  explicit AssumedCoverage(SQLite::Database& db);

  // Derives a platform's coverage from its incidents and replaces what was derived before.
  void derive(std::int64_t platform);
  // The assumed coverage of a platform, as a sentence for people; empty if there is none.
  [[nodiscard]] std::string in_words(std::int64_t platform);

 private:
  SQLite::Database& db_;
  SQLite::Statement has_three_;
  SQLite::Statement clear_;
  SQLite::Statement derive_;
  SQLite::Statement words_;
};

// The coverage that is stored but would not be derived, and vice versa, between the tables of two
// schemas, as lines for people.
[[nodiscard]] std::vector<std::string> assumed_differences(SQLite::Database& db);

}  // namespace outagedb
