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

// Both move what the batches of the temporary table undoing stated to the table withdrawn: for the
// incidents in touched_incident, removing those about which nothing is stated any more, and for
// everything else except user reports.
void withdraw_incidents(SQLite::Database& db, const Withdrawal& withdrawal);
void withdraw_rest(SQLite::Database& db, const Withdrawal& withdrawal);

}  // namespace outagedb
