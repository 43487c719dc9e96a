#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>

namespace outagedb {

// Makes each series that of the platform that goes by its name now; adds the platforms that lose
// or gain one to `touched`. Where that platform has the source's series of the region already, the
// two are combined: of two counts of one bucket the larger stands. True where any were: which of
// them a count came from is not known from then on.
bool move_series(SQLite::Database& db, std::set<std::int64_t>& touched);

}  // namespace outagedb
