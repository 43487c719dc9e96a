#pragma once

#include <chrono>
#include <optional>
#include <string>

struct sqlite3;

namespace outagedb {

// While it lives, the connection prepares only SELECTs over existing tables: no ATTACH, no PRAGMA,
// no load_extension (https://www.sqlite.org/c3ref/set_authorizer.html).
class SelectOnly {
 public:
  explicit SelectOnly(sqlite3* db);
  ~SelectOnly();
  SelectOnly(const SelectOnly&) = delete;
  SelectOnly& operator=(const SelectOnly&) = delete;

  // The denied action, such as "ATTACH"; empty if there was none.
  [[nodiscard]] const std::string& refused() const noexcept { return refused_; }

 private:
  static int decide(void* self, int action, const char* first, const char* second, const char*,
                    const char*) noexcept;

  sqlite3* db_;
  int longest_;  // the connection's own limit of text length
  std::string refused_;
};

// While it lives, SQLite is interrupted once the time is up; without a time, never. SQLite checks
// only between its steps, and one call of a function on long texts is one step: if that takes two
// more seconds, SIGALRM ends the program with a message and exit code 2.
class TimeLimit {
 public:
  TimeLimit(sqlite3* db, std::optional<double> seconds);
  ~TimeLimit();
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;

  [[nodiscard]] bool over() const noexcept { return over_; }

 private:
  static int look(void* self) noexcept;

  sqlite3* db_;
  std::chrono::steady_clock::time_point end_;
  bool over_ = false;
};

}  // namespace outagedb
