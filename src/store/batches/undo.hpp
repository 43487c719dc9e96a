#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <vector>

#include "store/db/attribution.hpp"

namespace outagedb {

// Throws Error where there is no such batch.
void require_batch(SQLite::Database& db, std::int64_t batch);

// Takes those batches back: the database is then as if they had never been, and what they said is
// kept in the table withdrawn. In a transaction of its own. Throws Error where a batch that stays
// relies on one of them, where a person's word stands about an incident that would go, and for a
// batch that is not there, is undone, or is older than what undoing needs.
void undo_batches(SQLite::Database& db, const std::vector<std::int64_t>& batches,
                  const Attribution& hand);

}  // namespace outagedb
