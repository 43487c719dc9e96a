#include "input/feeds/monitors/monitor_database.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/database_copy.hpp"
#include "base/error.hpp"
#include "base/file_uri.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kMagic{"SQLite format 3\0", 16};

// Rows of these programs stay far below these limits; larger ones are made to exhaust memory.
constexpr std::array kLimits{
    std::pair{SQLITE_LIMIT_LENGTH, 16 << 20}, std::pair{SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
    std::pair{SQLITE_LIMIT_COLUMN, 500},      std::pair{SQLITE_LIMIT_EXPR_DEPTH, 100},
    std::pair{SQLITE_LIMIT_VDBE_OP, 100'000}, std::pair{SQLITE_LIMIT_ATTACHED, 0}};

[[noreturn]] void fail(const SQLite::Exception& error) {
  throw Error(
      std::string("cannot read the database: ") + error.what(),
      "it may be damaged or an incomplete copy; copy it with sqlite3 FILE \".backup COPY\"");
}

// Copies the database and its write-ahead log as of one moment. Reading with locks would create
// files next to it, and without locks the file may be written meanwhile.
SQLite::Database opened(const std::string& path) {
  if (path.empty()) {
    throw Error("a database cannot be read from standard input or a compressed file",
                "write it to an uncompressed file, and name that file");
  }
  const DatabaseCopy copy(path);
  try {
    SQLite::Database db(file_uri(copy.path(), "mode=rw"),
                        SQLite::OPEN_READWRITE | SQLite::OPEN_URI);
    // In a single file, which stays open after it is unlinked.
    db.exec("PRAGMA mmap_size = 0; PRAGMA journal_mode = DELETE");
    return db;
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

}  // namespace

bool is_database_with(std::string_view head, std::initializer_list<std::string_view> tables) {
  return head.starts_with(kMagic) &&
         std::count_if(tables.begin(), tables.end(), [&](std::string_view table) {
           return head.find(table) != std::string_view::npos;
         }) >= 2;
}

MonitorDatabase::MonitorDatabase(const ReadOptions& options) : db_(opened(options.path)) {
  sqlite3* handle = db_.getHandle();
  for (const auto& [limit, value] : kLimits) sqlite3_limit(handle, limit, value);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  try {
    db_.exec(named_sql("monitor_database.set_up_connection"));
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
  // A page that is referenced more than once in the file's trees would be read without end.
  std::string damage;
  each("PRAGMA quick_check(1)", [&](SQLite::Statement& row) { damage = text_at(row, 0); });
  if (damage != "ok") fail(SQLite::Exception(damage));
}

bool MonitorDatabase::has_table(const std::string& name) {
  SQLite::Statement found = prepared(named_sql("monitor_database.find_table"));
  found.bind(1, name);
  return step(found);
}

void MonitorDatabase::require_tables(std::initializer_list<std::string_view> names,
                                     std::string_view program) {
  for (const auto name : names) {
    if (has_table(std::string(name))) continue;
    throw Error("not a database of " + std::string(program) + ": it has no table '" +
                    std::string(name) + "'",
                "if another program wrote it, specify the format with --format");
  }
}

SQLite::Statement MonitorDatabase::prepared(const std::string& query) {
  try {
    return {db_, query};
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

bool MonitorDatabase::step(SQLite::Statement& rows) {
  try {
    return rows.executeStep();
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

std::string text_at(SQLite::Statement& row, int column) {
  return valid_utf8(row.getColumn(column).getString());
}

}  // namespace outagedb
