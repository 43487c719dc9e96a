#include "store/git_history.hpp"

#include "store/bind.hpp"

namespace outagedb {

std::optional<std::string> last_commit_read(SQLite::Database& db, const std::string& root,
                                            const std::string& path) {
  // What an undone batch had read must be read again.
  SQLite::Statement row(db,
                        "SELECT last_commit FROM git_history g JOIN batch b ON b.id = g.batch_id"
                        " WHERE root = ? AND path = ? AND b.undone_at IS NULL"
                        " ORDER BY batch_id DESC LIMIT 1");
  if (!bound(row, root, path).executeStep()) return std::nullopt;
  return row.getColumn(0).getString();
}

void remember_commit(SQLite::Database& db, const std::string& root, const std::string& path,
                     const std::string& commit, std::int64_t batch) {
  // Earlier commits are read again only where no later batch stands.
  SQLite::Statement need(
      db,
      "INSERT OR IGNORE INTO batch_need (batch_id, on_id) SELECT ?3, g.batch_id FROM git_history g"
      " JOIN batch b ON b.id = g.batch_id WHERE root = ?1 AND path = ?2 AND b.undone_at IS NULL");
  run(need, root, path, batch);
  SQLite::Statement add(db,
                        "INSERT INTO git_history (root, path, last_commit, batch_id)"
                        " VALUES (?, ?, ?, ?)");
  run(add, root, path, commit, batch);
}

}  // namespace outagedb
