#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "store/db/batch_dependencies.hpp"

namespace outagedb {

// A platform with its name as given by the records, folded.
struct LoggedPlatform {
  std::int64_t id = 0;
  std::string folded;
  auto operator<=>(const LoggedPlatform&) const = default;
};

// Distinguishes the log that somebody keeps of a platform from single entries: an input is a log if
// all its records of the platform that do not state the kind of their source have the same source.
// A source without a name is a log if an input has at least three of its incidents, as nothing says
// that those of two inputs come from the same place. Uses the table incident_log.
class LogWriter {
 public:
  LogWriter(SQLite::Database& db, BatchDependencies& batch) : db_(db), batch_(batch) {}

  // A record that does not state the kind of its source. changed: the batch stores something of it.
  void add(const LoggedPlatform& platform, std::int64_t source, std::int64_t incident,
           bool changed);
  // Stores what an export states. False if it was known.
  bool write(const LoggedPlatform& platform, std::int64_t source);
  void finish();

 private:
  struct Platform {
    std::int64_t source = 0;
    std::set<std::int64_t> incidents;  // at most kLeast
    bool several = false;
    bool changed = false;
  };
  static constexpr std::size_t kLeast = 3;

  SQLite::Database& db_;
  BatchDependencies& batch_;
  std::map<LoggedPlatform, Platform> platforms_;
};

}  // namespace outagedb
