#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "model/instant.hpp"

namespace outagedb {

// The part of know_as_of() that user reports are: buckets that no batch retrieved by then had added
// are not there, counts that a later one raised stand as they did, and so do the hours, series and
// the stretches that the series cover. The counts are not copied: a temporary view of each table
// leaves out and replaces rows of the file's, and what it looks up for that grows with the number
// of batches and of raised counts. Where nothing was retrieved later the file's tables are read.
// The tables batch and coverage are shadowed before.
//
// Stored is who told a bucket first and who raised it: a batch that was taken in later but
// retrieved earlier, and only says the same, is not known to have said it. Buckets that were taken
// in before spans were kept count as known as soon as anything of their series is.
void know_reports_as_of(SQLite::Database& db, Instant at);

}  // namespace outagedb
