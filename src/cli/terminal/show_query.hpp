#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "cli/context.hpp"
#include "cli/terminal/results.hpp"
#include "query/runner.hpp"

namespace outagedb {

inline constexpr const char* kTableFormats = "table|csv|tsv|json|jsonl|markdown|html";

// Opens the database read-only, with the SQL functions of the canned queries.
[[nodiscard]] SQLite::Database open_to_query(const Context& context);

// Throws Error for a platform, component or region that no source mentions, with the closest names
// in the hint. A component need not belong to every named platform.
void require_names(SQLite::Database& db, const Arguments& arguments);

void show(const Table& table, const ResultOptions& results, const std::vector<Zone>& zones);

// Runs a canned query and shows its result as requested. Throws as require_names() and run_query()
// do.
void show_query(SQLite::Database& db, const Query& query, const Arguments& arguments,
                const ResultOptions& results);

}  // namespace outagedb
