#include "store/memory_table.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <new>

namespace outagedb {
namespace {

struct Table {
  sqlite3_vtab base;
  const MemoryTable* rows;
};

struct Cursor {
  sqlite3_vtab_cursor base;
  std::size_t row;
};

const MemoryTable& rows_of(sqlite3_vtab_cursor* cursor) {
  return *reinterpret_cast<Table*>(cursor->pVtab)->rows;
}

std::size_t& row_of(sqlite3_vtab_cursor* cursor) { return reinterpret_cast<Cursor*>(cursor)->row; }

int connect(sqlite3* db, void* rows, int, const char* const*, sqlite3_vtab** table, char**) {
  const auto* const memory = static_cast<const MemoryTable*>(rows);
  auto* const made = new (std::nothrow) Table{{}, memory};
  if (made == nullptr) return SQLITE_NOMEM;
  *table = &made->base;
  return sqlite3_declare_vtab(db, memory->declaration().c_str());
}

int disconnect(sqlite3_vtab* table) {
  delete reinterpret_cast<Table*>(table);
  return SQLITE_OK;
}

// It is always read whole.
int best_index(sqlite3_vtab* table, sqlite3_index_info* plan) {
  plan->estimatedRows = static_cast<sqlite3_int64>(reinterpret_cast<Table*>(table)->rows->rows());
  plan->estimatedCost = static_cast<double>(plan->estimatedRows);
  return SQLITE_OK;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  auto* const made = new (std::nothrow) Cursor{{}, 0};
  if (made == nullptr) return SQLITE_NOMEM;
  *cursor = &made->base;
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
  delete reinterpret_cast<Cursor*>(cursor);
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
  row_of(cursor) = 0;
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
  ++row_of(cursor);
  return SQLITE_OK;
}

int eof(sqlite3_vtab_cursor* cursor) { return row_of(cursor) >= rows_of(cursor).rows() ? 1 : 0; }

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column) {
  sqlite3_result_int64(context,
                       rows_of(cursor).cell(row_of(cursor), static_cast<std::size_t>(column)));
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* id) {
  *id = static_cast<sqlite3_int64>(row_of(cursor));
  return SQLITE_OK;
}

// Without xCreate, so that it needs no CREATE VIRTUAL TABLE.
const sqlite3_module kModule = [] {
  sqlite3_module module{};
  module.xConnect = connect;
  module.xBestIndex = best_index;
  module.xDisconnect = disconnect;
  module.xOpen = open;
  module.xClose = close;
  module.xFilter = filter;
  module.xNext = next;
  module.xEof = eof;
  module.xColumn = column;
  module.xRowid = row_id;
  return module;
}();

}  // namespace

MemoryTable::MemoryTable(SQLite::Database& db, const std::string& name, const std::string& columns)
    : db_(db),
      name_(name),
      declaration_("CREATE TABLE memory (" + columns + ")"),
      width_(static_cast<std::size_t>(std::count(columns.begin(), columns.end(), ',')) + 1) {
  const int code = sqlite3_create_module_v2(db_.getHandle(), name.c_str(), &kModule, this, nullptr);
  if (code != SQLITE_OK) throw SQLite::Exception(db_.getHandle(), code);
}

MemoryTable::~MemoryTable() {
  sqlite3_create_module_v2(db_.getHandle(), name_.c_str(), nullptr, nullptr, nullptr);
}

}  // namespace outagedb
