#pragma once

#include <chrono>
#include <optional>
#include <string>

struct sqlite3;

namespace outagedb {

// While it lives, the connection prepares nothing but SELECTs over what is there: no ATTACH, no
// PRAGMA, no load_extension (https://www.sqlite.org/c3ref/set_authorizer.html).
class SelectOnly {
 public:
  explicit SelectOnly(sqlite3* db);
  ~SelectOnly();
  SelectOnly(const SelectOnly&) = delete;
  SelectOnly& operator=(const SelectOnly&) = delete;

  // What was asked for and refused, as "ATTACH"; empty where nothing was.
  [[nodiscard]] const std::string& refused() const noexcept { return refused_; }

 private:
  static int decide(void* self, int action, const char* first, const char* second, const char*,
                    const char*) noexcept;

  sqlite3* db_;
  int longest_;  // the connection's own limit of a text's length
  std::string refused_;
};

// While it lives, SQLite is interrupted once the time is over; without a time, never. SQLite looks
// between its steps only, and one call of a function over long texts is one step: where that takes
// two seconds more, SIGALRM ends the program with a message and exit code 2.
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
