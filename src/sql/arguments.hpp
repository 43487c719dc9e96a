#pragma once

#include <string_view>

#include "model/instant.hpp"
#include "sql/sqlite_api.hpp"
#include "time/grammar/parse.hpp"
#include "time/zones/zone.hpp"

namespace outagedb::sql {

// The arguments of one call of an SQL function, counted from 0. Throws Error for a value that
// cannot be read as the requested type.
class Arguments {
 public:
  Arguments(int count, sqlite3_value** values) : count_(count), values_(values) {}

  [[nodiscard]] int size() const noexcept { return count_; }
  [[nodiscard]] bool any_null() const;
  [[nodiscard]] bool null(int at) const;
  [[nodiscard]] double number(
      int at) const;  // a text is rejected, even one that looks like a number
  [[nodiscard]] Instant instant(
      int at) const;  // within time/zones/limits.hpp; fractions of a second are truncated
  [[nodiscard]] std::string_view text(
      int at) const;  // numbers as SQLite writes them; valid during the call
  [[nodiscard]] std::string_view bytes(int at) const;  // of a blob; valid during the call
  [[nodiscard]] Zone zone(int at) const;
  [[nodiscard]] TimeRules rules(
      int at) const;  // rules for times without a zone: the argument is that zone

 private:
  int count_;
  sqlite3_value** values_;
};

}  // namespace outagedb::sql
