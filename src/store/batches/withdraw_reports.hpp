#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/batches/withdraw.hpp"

namespace outagedb {

// The same of user reports: takes what the batches of the temporary table
// undoing (batch_id) state of counts and series out of the days, and keeps it in `withdrawn`.
void withdraw_reports(SQLite::Database& db, const Withdrawal& withdrawal);

}  // namespace outagedb
