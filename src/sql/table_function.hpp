#pragma once

#include <exception>
#include <memory>
#include <new>
#include <optional>

#include "base/error.hpp"
#include "sql/define.hpp"

namespace outagedb::sql {

// Runs a body that may throw for SQLite, which is C: returns its code, or that of the exception,
// whose reason becomes the table's message.
template <typename Body>
int answer(char** message, Body body) noexcept {
  try {
    return body();
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception& error) {
    *message = sqlite3_mprintf("%s", error.what());
    return SQLITE_ERROR;
  }
}

// For xBestIndex of a table whose last `parameters` columns, after `columns` others, are hidden and
// serve as arguments: xFilter gets them in the order of the parameters, and idxNum has a bit for
// each one given.
[[nodiscard]] int assign_arguments(sqlite3_index_info* info, int columns, int parameters);

// A table with arguments whose rows C++ makes: SELECT … FROM name(argument, …). Rows has
//   static const std::string& declaration()    CREATE TABLE x(columns…, arguments… HIDDEN)
//   static constexpr int kColumns, kArguments  all of the arguments must be given
//   explicit Rows(const Arguments&)
//   bool next()                                to the first, then to the next row; false at the end
//   Value column(int) const                    of that row
// What it throws becomes an SQL error.
template <typename Rows>
struct TableFunction {
  struct Cursor {
    sqlite3_vtab_cursor base{};  // first: SQLite sees only this
    std::optional<Rows> rows;
    bool at_end = true;
  };
  static Cursor& of(sqlite3_vtab_cursor* base) { return *reinterpret_cast<Cursor*>(base); }

  static int connect(sqlite3* db, void*, int, const char* const*, sqlite3_vtab** table, char**) {
    const int code = sqlite3_declare_vtab(db, Rows::declaration().c_str());
    if (code != SQLITE_OK) return code;
    *table = new (std::nothrow) sqlite3_vtab{};
    return *table == nullptr ? SQLITE_NOMEM : SQLITE_OK;
  }
  static int disconnect(sqlite3_vtab* table) {
    delete table;
    return SQLITE_OK;
  }
  static int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
    return assign_arguments(info, Rows::kColumns, Rows::kArguments);
  }
  static int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
    auto* made = new (std::nothrow) Cursor();
    if (made == nullptr) return SQLITE_NOMEM;
    *cursor = &made->base;
    return SQLITE_OK;
  }
  static int close(sqlite3_vtab_cursor* base) {
    delete &of(base);
    return SQLITE_OK;
  }
  static int filter(sqlite3_vtab_cursor* base, int, const char*, int count,
                    sqlite3_value** values) {
    return answer(&base->pVtab->zErrMsg, [&] {
      if (count != Rows::kArguments) throw Error("an argument is missing");
      of(base).rows.emplace(Arguments(count, values));
      of(base).at_end = !of(base).rows->next();
      return SQLITE_OK;
    });
  }
  static int next(sqlite3_vtab_cursor* base) {
    return answer(&base->pVtab->zErrMsg, [&] {
      of(base).at_end = !of(base).rows->next();
      return SQLITE_OK;
    });
  }
  static int at_end(sqlite3_vtab_cursor* base) { return of(base).at_end ? 1 : 0; }
  static int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int n) {
    if (n < Rows::kColumns) set_result(context, of(base).rows->column(n));
    return SQLITE_OK;
  }
  static int row_id(sqlite3_vtab_cursor*, sqlite3_int64* id) {
    *id = 0;  // never used: nothing refers to such a row
    return SQLITE_OK;
  }

  // Without xCreate, the table exists without a CREATE, and none can be created.
  static sqlite3_module module() {
    sqlite3_module module{};
    module.xConnect = connect;
    module.xBestIndex = best_index;
    module.xDisconnect = disconnect;
    module.xOpen = open;
    module.xClose = close;
    module.xFilter = filter;
    module.xNext = next;
    module.xEof = at_end;
    module.xColumn = column;
    module.xRowid = row_id;
    return module;
  }
};

// Throws Error if SQLite fails.
template <typename Rows>
void define_table_function(sqlite3* db, const char* name) {
  static const sqlite3_module module = TableFunction<Rows>::module();
  require_defined(db, name, sqlite3_create_module(db, name, &module, nullptr));
}

}  // namespace outagedb::sql
