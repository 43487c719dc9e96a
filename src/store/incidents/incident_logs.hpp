#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "store/db/batch_dependencies.hpp"

namespace outagedb {

// A platform under the name that the records give it, folded.
struct LoggedPlatform {
  std::int64_t id = 0;
  std::string folded;
  auto operator<=>(const LoggedPlatform&) const = default;
};

// Tells the log that somebody keeps of a platform from single entries: an input is one where all
// its records of the platform that do not say what kind of source they are from have the same
// source. A source without a name is a log where an input brings at least three incidents of it,
// as nothing says that those of two inputs are from the same place. Knows the table incident_log.
class LogWriter {
 public:
  LogWriter(SQLite::Database& db, BatchDependencies& batch) : db_(db), batch_(batch) {}

  // A record that does not say what kind of source it is from. changed: the batch keeps something
  // of it.
  void add(const LoggedPlatform& platform, std::int64_t source, std::int64_t incident,
           bool changed);
  // What an export says. False where it was known.
  bool write(const LoggedPlatform& platform, std::int64_t source);
  void finish();

 private:
  struct Platform {
    std::int64_t source = 0;
    std::set<std::int64_t> incidents;  // as many as tell
    bool several = false;
    bool changed = false;
  };
  static constexpr std::size_t kLeast = 3;

  SQLite::Database& db_;
  BatchDependencies& batch_;
  std::map<LoggedPlatform, Platform> platforms_;
};

}  // namespace outagedb
