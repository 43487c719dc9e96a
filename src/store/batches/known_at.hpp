#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "model/instant.hpp"

namespace outagedb {

// Makes the connection see the history as it was known at that time: what was retrieved later is
// not there, and incidents and outages are made anew of the statements that were. Temporary tables
// and views stand before those of the file, which is not touched. Memory and time grow with the
// number of incidents.
void know_as_of(SQLite::Database& db, Instant at);

}  // namespace outagedb
