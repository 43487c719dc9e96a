#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "model/instant.hpp"

namespace outagedb {

// The part of know_as_of() for user reports: hides what batches retrieved later state about counts
// and series. Days for which a later batch states something are written again to a temporary table;
// a temporary view user_report_day puts them in place of the file's. If nothing was retrieved
// later, the file's tables are read. The tables batch and coverage must be shadowed before.
//
// It cannot tell which batches repeat what another batch with an earlier retrieval had stated.
void know_reports_as_of(SQLite::Database& db, Instant at);

}  // namespace outagedb
