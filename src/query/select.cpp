#include "query/select.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include <algorithm>
#include <variant>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "query/header.hpp"

namespace outagedb {
namespace {

struct Bind {
  sqlite3_stmt* statement;
  int at;
  int operator()(std::monostate) const { return sqlite3_bind_null(statement, at); }
  int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, at, value); }
  int operator()(double value) const { return sqlite3_bind_double(statement, at, value); }
  int operator()(const std::string& value) const {
    return sqlite3_bind_text64(statement, at, value.data(), value.size(), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
  }
};

Value column_value(sqlite3_stmt* statement, int at) {
  switch (sqlite3_column_type(statement, at)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, at)};
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, at);
    default:
      break;
  }
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, at));
  return std::string(bytes == nullptr ? "" : bytes,
                     static_cast<std::size_t>(sqlite3_column_bytes(statement, at)));
}

std::vector<std::string> column_names(const Query& query) {
  std::vector<std::string> names;
  for (const Column& column : query.columns) names.push_back(column.name);
  return names;
}

}  // namespace

void Select::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

Select::Select(sqlite3* db, const Query& query) : db_(db), query_(query) {
  const char* rest = nullptr;
  const int size = static_cast<int>(query.sql.size());
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v2(db, query.sql.c_str(), size, &raw, &rest);
  statement_.reset(raw);
  if (code != SQLITE_OK) fail();
  require_no_more(rest);
  require_readonly();
  require_params();
  require_columns();
}

void Select::require_no_more(const char* rest) const {
  // SQLite prepares no statement for white space and comments.
  while (*rest != '\0') {
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v2(db_, rest, -1, &raw, &rest);
    const Statement next(raw);
    if (code == SQLITE_OK && !next) continue;
    throw Error(fmt::format("{}.sql: more than one statement", query_.name), "write one SELECT");
  }
}

void Select::fail() const {
  const std::string reason = sqlite3_errmsg(db_);
  const int offset = sqlite3_error_offset(db_);
  if (offset < 0) throw Error(fmt::format("{}.sql: {}", query_.name, reason));
  const auto at = query_.sql.begin() + std::min<std::ptrdiff_t>(offset, std::ssize(query_.sql));
  const auto line = std::count(query_.sql.begin(), at, '\n') + 1;
  fail_at(query_.name, static_cast<std::size_t>(line), reason, "");
}

void Select::require_readonly() const {
  const bool reads = statement_ && sqlite3_stmt_readonly(statement_.get()) != 0;
  if (reads && sqlite3_column_count(statement_.get()) > 0) return;
  throw Error(fmt::format("{}.sql: not a read-only statement", query_.name), "write one SELECT");
}

void Select::require_params() const {
  std::vector<std::string> declared;
  for (const Param& param : query_.params) declared.push_back(param.name);
  for (int at = 1; at <= sqlite3_bind_parameter_count(statement_.get()); ++at) {
    const char* raw = sqlite3_bind_parameter_name(statement_.get(), at);
    const std::string name = raw == nullptr ? "?" : raw;
    if (name[0] == ':' &&
        std::find(declared.begin(), declared.end(), name.substr(1)) != declared.end())
      continue;
    throw Error(fmt::format("{}.sql: the header does not declare '{}'", query_.name, name),
                "declare :NAME with '-- param: NAME KIND required|optional  help'");
  }
  for (const std::string& name : declared) {
    if (sqlite3_bind_parameter_index(statement_.get(), (":" + name).c_str()) != 0) continue;
    throw Error(fmt::format("{}.sql: the param '{}' is not used", query_.name, name));
  }
}

void Select::require_columns() const {
  std::vector<std::string> names;
  for (int at = 0; at < sqlite3_column_count(statement_.get()); ++at) {
    const char* name = sqlite3_column_name(statement_.get(), at);
    names.emplace_back(name == nullptr ? "" : name);
  }
  const auto declared = column_names(query_);
  if (names == declared) return;
  throw Error(fmt::format("{}.sql: the SELECT returns the columns {}; the header declares {}",
                          query_.name, fmt::join(names, ", "), fmt::join(declared, ", ")),
              "declare the returned columns in the order of the SELECT");
}

void Select::bind(const std::string& param, const Value& value) {
  const int at = sqlite3_bind_parameter_index(statement_.get(), (":" + param).c_str());
  if (std::visit(Bind{statement_.get(), at}, value) != SQLITE_OK) fail();
}

void Select::reset() {
  sqlite3_reset(statement_.get());  // returns the error of next() again
  sqlite3_clear_bindings(statement_.get());
}

bool Select::next(std::vector<Value>& row) {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_DONE) return false;
  if (code != SQLITE_ROW) fail();
  row.clear();
  for (int at = 0; at < sqlite3_column_count(statement_.get()); ++at)
    row.push_back(column_value(statement_.get(), at));
  return true;
}

}  // namespace outagedb
