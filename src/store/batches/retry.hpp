#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "store/batches/rejects.hpp"

namespace outagedb {

struct StoredReject {
  std::string sha256;
  std::int64_t reading = 0;
  std::uint64_t line = 0;
  std::string record;
  RejectReading read_as;
};

// The rejected records of one batch, and what is needed to read them again.
struct RefusedBatch {
  std::int64_t batch = 0;
  std::string input;
  std::string format;
  Instant observed_at = 0;
  std::vector<StoredReject> rejects;  // those that can be read alone
  std::int64_t cut = 0;               // how many others are stored only in part
  std::int64_t stated_twice = 0;      // how many were rejected for another count in their input
};

[[nodiscard]] std::vector<RefusedBatch> refused_batches(SQLite::Database& db);

// Removes a record from the table reject because that batch has read it after all. Call it within
// that batch's transaction.
void reject_was_read(SQLite::Database& db, const StoredReject& reject, std::int64_t batch);

}  // namespace outagedb
