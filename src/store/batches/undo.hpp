#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <vector>

#include "store/db/attribution.hpp"

namespace outagedb {

// Throws Error if there is no such batch.
void require_batch(SQLite::Database& db, std::int64_t batch);

// Undoes those batches: the database is then as if they had never been imported, and what they
// stated is stored in the table withdrawn. Runs in a transaction of its own. Throws Error if a
// remaining batch depends on one of them, if a manual verdict on an incident that would be removed
// is current, or if a batch does not exist, is undone already or is too old to be undone.
void undo_batches(SQLite::Database& db, const std::vector<std::int64_t>& batches,
                  const Attribution& hand);

}  // namespace outagedb
