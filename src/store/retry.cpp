#include "store/retry.hpp"

#include "model/duplicates.hpp"
#include "store/bind.hpp"

namespace outagedb {

std::vector<RefusedBatch> refused_batches(SQLite::Database& db) {
  std::vector<RefusedBatch> batches;
  SQLite::Statement row(
      db,
      "SELECT b.id, b.input, b.format, b.observed_at, b.context, r.sha256, r.line, r.record,"
      " length(r.record) < r.length, instr(r.reason, ?) = 1"
      " FROM reject r JOIN batch b ON b.id = r.batch_id ORDER BY b.id, r.line, r.offset");
  bound(row, kStatedTwice);
  while (row.executeStep()) {
    const std::int64_t id = row.getColumn(0).getInt64();
    if (batches.empty() || batches.back().batch != id) {
      batches.push_back({id,
                         row.getColumn(1).getString(),
                         row.getColumn(2).getString(),
                         row.getColumn(3).getInt64(),
                         row.getColumn(4).getString(),
                         {}});
    }
    RefusedBatch& batch = batches.back();
    if (row.getColumn(8).getInt() != 0) {
      ++batch.cut;
      continue;
    }
    if (row.getColumn(9).getInt() != 0) {
      ++batch.stated_twice;
      continue;
    }
    batch.rejects.push_back({row.getColumn(5).getString(),
                             static_cast<std::uint64_t>(row.getColumn(6).getInt64()),
                             row.getColumn(7).getString()});
  }
  return batches;
}

void reject_was_read(SQLite::Database& db, const std::string& sha256, std::int64_t batch) {
  SQLite::Statement keep(
      db,
      "INSERT INTO reject_read SELECT ?2, sha256, batch_id, line, reason, hint, record, length,"
      " offset FROM reject WHERE sha256 = ?1");
  SQLite::Statement leave(db, "DELETE FROM reject WHERE sha256 = ?");
  run(keep, sha256, batch);
  run(leave, sha256);
}

}  // namespace outagedb
