#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>

namespace outagedb {

// How far the history of a file in a git repository was imported. Uses the table git_history.
// `root` is the repository's first commit.
[[nodiscard]] std::optional<std::string> last_commit_read(SQLite::Database& db,
                                                          const std::string& root,
                                                          const std::string& path);
// Call it within the batch's transaction.
void remember_commit(SQLite::Database& db, const std::string& root, const std::string& path,
                     const std::string& commit, std::int64_t batch);

}  // namespace outagedb
