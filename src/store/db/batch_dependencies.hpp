#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>

namespace outagedb {

// A batch that is being written, and the earlier ones that it depends on: statements that are
// stored already are not stored again, so it is incomplete without the batch that made them first.
// Uses the table batch_need.
class BatchDependencies {
 public:
  explicit BatchDependencies(std::int64_t batch) : batch_(batch) {}

  [[nodiscard]] std::int64_t batch() const noexcept { return batch_; }
  void add(std::int64_t other) {
    if (other != batch_) others_.insert(other);
  }
  // Adds the batches in the first column of a bound statement; resets it.
  void add_all(SQLite::Statement& batches);
  void write(SQLite::Database& db) const;

 private:
  std::int64_t batch_;
  std::set<std::int64_t> others_;
};

}  // namespace outagedb
