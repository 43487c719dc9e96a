#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <vector>

namespace outagedb {

// Names the batches in the temporary table undoing, which it makes. Throws Error where they cannot
// be undone, or not without others.
void name_batches_to_undo(SQLite::Database& db, const std::vector<std::int64_t>& batches);

}  // namespace outagedb
