#pragma once

#include <filesystem>

namespace outagedb {

// A private copy of an SQLite database with the write-ahead log beside it, as both are at one
// moment: nothing was written to either while they were copied, whoever has the database open. For
// who may not write beside the database, and so cannot take part in SQLite's locking. Removed when
// it goes out of scope; a connection that has read it keeps it.
class DatabaseCopy {
 public:
  // Throws Error where it is written all the time, where an unfinished transaction is to be rolled
  // back first, and where there is no room for it.
  explicit DatabaseCopy(const std::filesystem::path& database);
  ~DatabaseCopy();
  DatabaseCopy(const DatabaseCopy&) = delete;
  DatabaseCopy& operator=(const DatabaseCopy&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path path_;
};

}  // namespace outagedb
