#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "cli/commands.hpp"
#include "cli/results.hpp"
#include "query/runner.hpp"

namespace outagedb {

inline constexpr const char* kTableFormats = "table|csv|tsv|json|jsonl|markdown|html";

// Opened to read, with the SQL functions of the canned queries.
[[nodiscard]] SQLite::Database open_to_query(const Context& context);

void show(const Table& table, const ResultOptions& results, const std::vector<Zone>& zones);

// Runs a canned query and shows its result as asked.
void show_query(SQLite::Database& db, const Query& query, const Arguments& arguments,
                const ResultOptions& results);

}  // namespace outagedb
