#pragma once

#include <filesystem>

namespace outagedb {

// A private, consistent copy of an SQLite database and its write-ahead log: neither was written to
// while they were copied, whoever has the database open. It is for users who may not write beside
// the database and so cannot take part in SQLite's locking. The destructor removes the copy; a
// connection that has read it keeps it.
class DatabaseCopy {
 public:
  // Throws Error if the database is written to continuously, if an unfinished transaction must be
  // rolled back first, or if there is not enough disk space.
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
