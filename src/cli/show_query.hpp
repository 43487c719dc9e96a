#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "cli/results.hpp"
#include "query/runner.hpp"

namespace outagedb {

inline constexpr const char* kTableFormats = "table|csv|tsv|json|jsonl|markdown|html";

// Runs a canned query and shows its result as asked.
void show_query(SQLite::Database& db, const Query& query, const Arguments& arguments,
                const ResultOptions& results);

}  // namespace outagedb
