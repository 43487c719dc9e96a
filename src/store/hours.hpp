#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace outagedb {

// The hours that differ from the user reports in them, as "series 3, 2025-05-24T12:00:00Z".
[[nodiscard]] std::vector<std::string> hour_differences(SQLite::Database& db);

// Makes all hours anew from the user reports, within the caller's transaction.
void make_hours(SQLite::Database& db);

}  // namespace outagedb
