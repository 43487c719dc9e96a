#include "store/batch_needs.hpp"

#include "store/bind.hpp"

namespace outagedb {

void BatchNeeds::add_all(SQLite::Statement& batches) {
  while (batches.executeStep()) add(batches.getColumn(0).getInt64());
  batches.reset();
}

void BatchNeeds::write(SQLite::Database& db) const {
  SQLite::Statement need(db, "INSERT INTO batch_need (batch_id, on_id) VALUES (?, ?)");
  for (const std::int64_t other : others_) run(need, batch_, other);
}

}  // namespace outagedb
