#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "model/instant.hpp"

namespace outagedb {

// Restricts the connection to the history as it was known at that time: what was retrieved later is
// hidden, and incidents and outages are derived again from the earlier statements. Temporary tables
// and views shadow those of the file, which is not changed. Memory and time grow with the number of
// incidents.
void know_as_of(SQLite::Database& db, Instant at);

}  // namespace outagedb
