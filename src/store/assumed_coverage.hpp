#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

namespace outagedb {

// Derives the coverage of a platform that can be assumed of sources that keep a list of its
// incidents, and writes it in place of what was derived before. Knows assumed_coverage and
// incident_log.
//   A list is kept by a status page or monitor, and by a log: see LogWriter. It has at least three
// incidents with a known start. It covers the time from the end of the first that is over to the
// start of the last, or to the retrieval of a status page or monitor, where that is stated. An end
// that is not known to bridge_max counts as so long after the last moment known down.
//   Nothing is assumed of a source whose feed states its coverage, of a platform whose coverage a
// person stated, and of the time in which a person says that nobody monitored it.
void derive_assumed_coverage(SQLite::Database& db, std::int64_t platform);

// What is assumed but would not be derived, and the other way round, between the tables of two
// schemas, as lines for people.
[[nodiscard]] std::vector<std::string> assumed_differences(SQLite::Database& db);

// What is assumed of a platform, as a sentence for people; empty where nothing is.
[[nodiscard]] std::string assumed_in_words(SQLite::Database& db, std::int64_t platform);

}  // namespace outagedb
