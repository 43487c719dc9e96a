#include "store/db/batch_dependencies.hpp"

#include "store/db/bind.hpp"

namespace outagedb {

void BatchDependencies::add_all(SQLite::Statement& batches) {
  while (batches.executeStep()) add(batches.getColumn(0).getInt64());
  batches.reset();
}

void BatchDependencies::write(SQLite::Database& db) const {
  SQLite::Statement need(db, "INSERT INTO batch_need (batch_id, on_id) VALUES (?, ?)");
  for (const std::int64_t other : others_) run(need, batch_, other);
}

}  // namespace outagedb
