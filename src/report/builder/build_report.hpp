#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>

#include "report/report.hpp"

namespace outagedb {

// Throws Error if the period cannot be parsed or a platform is unknown. Our SQL functions must be
// registered with the connection.
[[nodiscard]] Report build_report(SQLite::Database& db, const ReportRequest& request);

// Opens another connection to the same history, as it was known at request.known_at.
using OpenHistory = std::function<SQLite::Database()>;

// Builds a report for each platform and each month (year) from the first to the last of
// request.period ("2024-01..2025-12"); if that is empty, for all up to as-of that have records or
// coverage of that platform. Data that a platform's reports share is queried once. Several threads
// share the platforms, each with its own connection: all of them call `take`, with the reports of
// one platform in time order. Returns how many months (years) in between were skipped. Rethrows
// what one of the threads threw.
std::size_t every_report(const OpenHistory& open, const ReportRequest& request,
                         const std::function<void(const Report&)>& take);

}  // namespace outagedb
