#include "store/batches/retry.hpp"

#include "base/sql.hpp"
#include "model/duplicates.hpp"
#include "store/db/bind.hpp"

namespace outagedb {

std::vector<RefusedBatch> refused_batches(SQLite::Database& db) {
  std::vector<RefusedBatch> batches;
  SQLite::Statement row(db, named_sql("retry.refused_batches"));
  bound(row, kStatedTwice);
  while (row.executeStep()) {
    const std::int64_t id = row.getColumn(0).getInt64();
    if (batches.empty() || batches.back().batch != id) {
      batches.push_back({id,
                         row.getColumn(1).getString(),
                         row.getColumn(2).getString(),
                         row.getColumn(3).getInt64(),
                         {}});
    }
    RefusedBatch& batch = batches.back();
    if (row.getColumn(7).getInt() != 0) {
      ++batch.cut;
      continue;
    }
    if (row.getColumn(8).getInt() != 0) {
      ++batch.stated_twice;
      continue;
    }
    batch.rejects.push_back({row.getColumn(4).getString(),
                             row.getColumn(9).getInt64(),
                             static_cast<std::uint64_t>(row.getColumn(5).getInt64()),
                             row.getColumn(6).getString(),
                             {row.getColumn(10).getString(), row.getColumn(11).getString(),
                              integer_or_null(row.getColumn(12)), row.getColumn(13).getString()}});
  }
  return batches;
}

void reject_was_read(SQLite::Database& db, const StoredReject& reject, std::int64_t batch) {
  SQLite::Statement keep(db, named_sql("retry.keep_read_reject"));
  SQLite::Statement leave(db, "DELETE FROM reject WHERE sha256 = ? AND reading_id = ?");
  run(keep, reject.sha256, reject.reading, batch);
  run(leave, reject.sha256, reject.reading);
}

}  // namespace outagedb
