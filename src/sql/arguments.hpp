#pragma once

#include <string_view>

#include "model/instant.hpp"
#include "sql/sqlite_api.hpp"
#include "time/grammar/parse.hpp"
#include "time/zones/zone.hpp"

namespace outagedb::sql {

// The arguments of one call of an SQL function, counted from 0. What cannot be read as asked for
// throws Error.
class Arguments {
 public:
  Arguments(int count, sqlite3_value** values) : count_(count), values_(values) {}

  [[nodiscard]] int size() const noexcept { return count_; }
  [[nodiscard]] bool any_null() const;
  [[nodiscard]] bool null(int at) const;
  [[nodiscard]] double number(
      int at) const;  // a text is refused, even one that looks like a number
  [[nodiscard]] Instant instant(
      int at) const;  // within time/zones/limits.hpp; a fraction of a second is cut off
  [[nodiscard]] std::string_view text(
      int at) const;  // numbers as SQLite writes them; lives as long as the call
  [[nodiscard]] std::string_view bytes(int at) const;  // of a blob; lives as long as the call
  [[nodiscard]] Zone zone(int at) const;
  [[nodiscard]] TimeRules rules(
      int at) const;  // for times that state no zone: that of the argument

 private:
  int count_;
  sqlite3_value** values_;
};

}  // namespace outagedb::sql
