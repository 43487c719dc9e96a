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

// The refused records of one batch, and what is needed to read them again.
struct RefusedBatch {
  std::int64_t batch = 0;
  std::string input;
  std::string format;
  Instant observed_at = 0;
  std::vector<StoredReject> rejects;  // those that can be read alone
  std::int64_t cut = 0;               // how many others are kept only in part
  std::int64_t stated_twice = 0;      // and how many were refused for another count of their input
};

[[nodiscard]] std::vector<RefusedBatch> refused_batches(SQLite::Database& db);

// It was read after all, by that batch, in whose transaction this is: it leaves the table reject.
void reject_was_read(SQLite::Database& db, const StoredReject& reject, std::int64_t batch);

}  // namespace outagedb
