#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "model/instant.hpp"

namespace outagedb {

// The part of know_as_of() that user reports are: what batches that were retrieved later state of
// counts and series is not known. Days of which a later batch states something are written again,
// to a temporary table; a temporary view user_report_day puts them in place of the file's. Where
// nothing was retrieved later the file's tables are read. The tables batch and coverage are
// shadowed before.
//
// Not known is who states what another batch had stated before, with an earlier retrieval.
void know_reports_as_of(SQLite::Database& db, Instant at);

}  // namespace outagedb
