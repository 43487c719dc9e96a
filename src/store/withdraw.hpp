#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>

#include "model/instant.hpp"
#include "store/bind.hpp"
#include "store/hand.hpp"

namespace outagedb {

// When batches are undone, by whom and why.
struct Withdrawal {
  Instant at = 0;
  Hand hand;
};

// Runs the statements in their order, in which ?1 is when, ?2 who and ?3 why.
template <std::size_t N>
void run_all(SQLite::Database& db, const char* const (&texts)[N], const Withdrawal& withdrawal) {
  for (const char* sql : texts) {
    SQLite::Statement statement(db, sql);
    if (statement.getBindParameterCount() > 0) {
      run(statement, withdrawal.at, withdrawal.hand.who, withdrawal.hand.why);
    } else {
      statement.exec();
    }
  }
}

// Move what the batches of the temporary table undoing said to the table withdrawn: of the
// incidents in touched_incident, of which those that nobody speaks of any more go, and of all else
// but user reports.
void withdraw_incidents(SQLite::Database& db, const Withdrawal& withdrawal);
void withdraw_rest(SQLite::Database& db, const Withdrawal& withdrawal);

}  // namespace outagedb
