#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <vector>

namespace outagedb {

// Creates the temporary table undoing with the batches. Throws Error if they cannot be undone, or
// not without others.
void name_batches_to_undo(SQLite::Database& db, const std::vector<std::int64_t>& batches);

}  // namespace outagedb
