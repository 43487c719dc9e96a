#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>

namespace outagedb {

// Assigns each series to the platform that has its name now; adds the platforms that lose or gain
// one to `touched`. If that platform already has the source's series of the region, the two are
// combined: of two counts for one bucket the larger applies. True if any were combined: from then
// on it is not known which of them a count came from.
bool move_series(SQLite::Database& db, std::set<std::int64_t>& touched);

}  // namespace outagedb
