#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>

#include "report/report.hpp"

namespace outagedb {

// Throws Error where the period cannot be read or a platform is not known. The connection must know
// our SQL functions.
[[nodiscard]] Report build_report(SQLite::Database& db, const ReportRequest& request);

// Opens a connection to the same history, as it was known at request.known_at.
using OpenHistory = std::function<SQLite::Database()>;

// A report of each platform and each month (year) from the first to the last of request.period
// ("2024-01..2025-12"); where it is empty, of all up to as-of of which there are records or
// coverage of that platform. What a platform's reports have in common is asked once. Several
// threads share the platforms, each with a connection of its own: `take` is called by all of them,
// with the reports of one platform in time order. Gives how many months (years) between them were
// left out. Throws what one of the threads has thrown.
std::size_t every_report(const OpenHistory& open, const ReportRequest& request,
                         const std::function<void(const Report&)>& take);

}  // namespace outagedb
