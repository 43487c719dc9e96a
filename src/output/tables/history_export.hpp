#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <functional>
#include <string_view>

namespace outagedb {

using TakeText = std::function<void(std::string_view)>;

// Exports everything in a history in our own formats, in an order that depends on the content
// alone: importing it again gives the same history, except for batches. Reads within the caller's
// transaction; each function returns the number of records and calls take only if there are any.

// Everything except series of user reports, as JSON lines.
std::int64_t export_records(SQLite::Database& db, const TakeText& take);
// These series as CSV.
std::int64_t export_user_reports(SQLite::Database& db, const TakeText& take);

}  // namespace outagedb
