#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/batches/withdraw.hpp"

namespace outagedb {

// The same for user reports: removes from the days what the batches of the temporary table undoing
// (batch_id) state about counts and series, and stores it in `withdrawn`.
void withdraw_reports(SQLite::Database& db, const Withdrawal& withdrawal);

}  // namespace outagedb
