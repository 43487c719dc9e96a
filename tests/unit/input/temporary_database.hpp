#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>

#include "recording_sink.hpp"

namespace outagedb::test {

// Another program's SQLite file in a folder of its own, whose name needs escaping in a URI.
class TemporaryDatabase {
 public:
  TemporaryDatabase() {
    char name[] = "/tmp/outagedb-database-XXXXXX";
    if (mkdtemp(name) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
  }
  ~TemporaryDatabase() { std::filesystem::remove_all(folder_); }
  TemporaryDatabase(const TemporaryDatabase&) = delete;
  TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;

  [[nodiscard]] std::filesystem::path file() const { return folder_ / "a b?c#d%41.db"; }

  void run(const std::string& sql) const {
    SQLite::Database db(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec("PRAGMA synchronous = OFF");
    db.exec(sql);
  }

  [[nodiscard]] RecordingSink read(const char* format, ReadOptions options = {}) const {
    options.path = file();
    return read_as(format, {}, options);
  }

  [[nodiscard]] std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
      names.insert(entry.path().filename());
    return names;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace outagedb::test
