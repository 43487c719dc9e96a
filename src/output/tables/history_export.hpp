#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <functional>
#include <string_view>

namespace outagedb {

using TakeText = std::function<void(std::string_view)>;

// All that a history says, in our own formats, in an order that depends on nothing but what it
// says: taken in once more it is the same history, batches aside. Read within the caller's
// transaction; each gives the number of records, and takes nothing where there are none.

// Everything but counts of user reports that were watched, as JSON lines.
std::int64_t export_records(SQLite::Database& db, const TakeText& take);
// Those counts as CSV.
std::int64_t export_user_reports(SQLite::Database& db, const TakeText& take);

}  // namespace outagedb
