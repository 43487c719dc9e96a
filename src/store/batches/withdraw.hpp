#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "model/instant.hpp"
#include "store/db/attribution.hpp"

namespace outagedb {

// When batches are undone, by whom and why.
struct Withdrawal {
  Instant at = 0;
  Attribution hand;
};

// Move what the batches of the temporary table undoing said to the table withdrawn: of the
// incidents in touched_incident, of which those that nobody speaks of any more go, and of all else
// but user reports.
void withdraw_incidents(SQLite::Database& db, const Withdrawal& withdrawal);
void withdraw_rest(SQLite::Database& db, const Withdrawal& withdrawal);

}  // namespace outagedb
