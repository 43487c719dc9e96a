#include "store/batches/git_history.hpp"

#include "base/sql.hpp"
#include "store/db/bind.hpp"

namespace outagedb {

std::optional<std::string> last_commit_read(SQLite::Database& db, const std::string& root,
                                            const std::string& path) {
  SQLite::Statement row(db, named_sql("git_history.last_commit"));
  if (!bound(row, root, path).executeStep()) return std::nullopt;
  return row.getColumn(0).getString();
}

void remember_commit(SQLite::Database& db, const std::string& root, const std::string& path,
                     const std::string& commit, std::int64_t batch) {
  SQLite::Statement need(db, named_sql("git_history.need_earlier_batches"));
  run(need, root, path, batch);
  SQLite::Statement add(db, named_sql("git_history.add_commit"));
  run(add, root, path, commit, batch);
}

}  // namespace outagedb
