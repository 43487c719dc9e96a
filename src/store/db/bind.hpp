#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// Binds the values to ?1, ?2 … of a statement that is reused: resets it first, copies texts and
// binds an empty optional as NULL.
inline void bind_value(SQLite::Statement& statement, int index, std::int64_t value) {
  statement.bind(index, value);
}
inline void bind_value(SQLite::Statement& statement, int index, int value) {
  statement.bind(index, value);
}
inline void bind_value(SQLite::Statement& statement, int index, bool value) {
  statement.bind(index, value ? 1 : 0);
}
inline void bind_value(SQLite::Statement& statement, int index, std::string_view value) {
  statement.bind(index, std::string(value));
}
inline void bind_value(SQLite::Statement& statement, int index, const std::string& value) {
  statement.bind(index, value);
}
inline void bind_value(SQLite::Statement& statement, int index, const char* value) {
  statement.bind(index, value);
}
template <typename T>
void bind_value(SQLite::Statement& statement, int index, const std::optional<T>& value) {
  if (value) {
    bind_value(statement, index, *value);
  } else {
    statement.bind(index);
  }
}

template <typename... Values>
SQLite::Statement& bound(SQLite::Statement& statement, const Values&... values) {
  statement.reset();
  int index = 0;
  (bind_value(statement, ++index, values), ...);
  return statement;
}

// Runs it to its end; returns the number of rows changed.
template <typename... Values>
int run(SQLite::Statement& statement, const Values&... values) {
  const int changes = bound(statement, values...).exec();
  statement.reset();
  return changes;
}

// Empty texts mean "not stated", which is NULL in the tables.
inline std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// The first column of each row.
inline std::vector<std::int64_t> numbers(SQLite::Database& db, const char* sql) {
  std::vector<std::int64_t> all;
  SQLite::Statement row(db, sql);
  while (row.executeStep()) all.push_back(row.getColumn(0).getInt64());
  return all;
}

inline std::optional<std::int64_t> integer_or_null(const SQLite::Column& column) {
  return column.isNull() ? std::nullopt : std::optional(column.getInt64());
}

}  // namespace outagedb
