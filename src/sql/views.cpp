#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/embedded.hpp"
#include "base/error.hpp"
#include "sql/families.hpp"
#include "sql/idle_statements.hpp"
#include "sql/kept_results.hpp"
#include "sql/table_function.hpp"

// Makes queries/views/NAME.sql a table NAME with arguments: a definition that several queries share
// is written once, and a query remains a single file that plain sqlite3 can run. SQLite's own views
// have no parameters. The arguments are the SELECT's named parameters in the order of their first
// use; an omitted one is NULL.
namespace outagedb::sql {
namespace {

struct View {
  sqlite3_vtab base{};  // first: SQLite sees only this
  sqlite3* db;
  const embedded::File* file;
  int columns;
  int parameters;
  IdleStatements idle;
  KeptResults kept;
};

// Reads the cached rows, or else runs the statement and caches its rows as they are read.
struct Cursor {
  sqlite3_vtab_cursor base{};
  Statement select;
  std::optional<ResultReader> kept;
  std::shared_ptr<Result> read;
  bool at_end = true;
};

// CREATE TABLE x(columns…, parameters… HIDDEN): hidden columns receive the arguments.
std::string declaration(sqlite3_stmt* select) {
  std::string text = "CREATE TABLE x(";
  for (int i = 0; i < sqlite3_column_count(select); ++i)
    text += fmt::format("\"{}\", ", sqlite3_column_name(select, i));
  for (int i = 1; i <= sqlite3_bind_parameter_count(select); ++i) {
    text += fmt::format("\"{}\" HIDDEN{}", sqlite3_bind_parameter_name(select, i),
                        i < sqlite3_bind_parameter_count(select) ? ", " : "");
  }
  return text + ")";
}

int connect(sqlite3* db, void* data, int, const char* const*, sqlite3_vtab** table,
            char** message) {
  return answer(message, [&] {
    const auto& file = *static_cast<const embedded::File*>(data);
    Statement select = prepared(db, file.name, file.text);
    if (sqlite3_declare_vtab(db, declaration(select.get()).c_str()) != SQLITE_OK)
      throw Error(fmt::format("{}: {}", file.name, sqlite3_errmsg(db)));
    auto view = std::make_unique<View>(View{{},
                                            db,
                                            &file,
                                            sqlite3_column_count(select.get()),
                                            sqlite3_bind_parameter_count(select.get()),
                                            {},
                                            {}});
    view->idle.give_back(std::move(select));
    *table = &view.release()->base;
    return SQLITE_OK;
  });
}

int disconnect(sqlite3_vtab* table) {
  delete reinterpret_cast<View*>(table);
  return SQLITE_OK;
}

int best_index(sqlite3_vtab* table, sqlite3_index_info* info) {
  const auto* view = reinterpret_cast<const View*>(table);
  return assign_arguments(info, view->columns, view->parameters);
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  auto* made = new (std::nothrow) Cursor();
  if (made == nullptr) return SQLITE_NOMEM;
  *cursor = &made->base;
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* base) {
  auto* cursor = reinterpret_cast<Cursor*>(base);
  reinterpret_cast<View*>(base->pVtab)->idle.give_back(std::move(cursor->select));
  delete cursor;
  return SQLITE_OK;
}

int next_kept(Cursor& cursor) {
  cursor.at_end = !cursor.kept->next();
  return SQLITE_OK;
}

int next_read(Cursor& cursor) {
  auto* view = reinterpret_cast<View*>(cursor.base.pVtab);
  return answer(&view->base.zErrMsg, [&] {
    const int code = sqlite3_step(cursor.select.get());
    cursor.at_end = code != SQLITE_ROW;
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
      view->base.zErrMsg = sqlite3_mprintf("%s", sqlite3_errmsg(view->db));
      return code;
    }
    if (!cursor.read) return SQLITE_OK;
    if (code == SQLITE_DONE)
      view->kept.keep(std::exchange(cursor.read, nullptr));
    else if (!add_row(*cursor.read, cursor.select.get()))
      cursor.read = nullptr;
    return SQLITE_OK;
  });
}

int next(sqlite3_vtab_cursor* base) {
  auto& cursor = *reinterpret_cast<Cursor*>(base);
  return cursor.kept ? next_kept(cursor) : next_read(cursor);
}

// The argument of each parameter; NULL if it is omitted.
std::vector<sqlite3_value*> arguments_of(const View& view, int given, sqlite3_value** values) {
  std::vector<sqlite3_value*> arguments;
  arguments.reserve(static_cast<std::size_t>(view.parameters));
  for (int parameter = 0; parameter < view.parameters; ++parameter)
    arguments.push_back((given & (1 << parameter)) == 0 ? nullptr : *values++);
  return arguments;
}

// If the result for these arguments is cached, nothing is run.
void run(Cursor& cursor, View& view, const std::vector<sqlite3_value*>& arguments) {
  view.idle.give_back(std::move(cursor.select));
  cursor.kept.reset();
  const std::string text = text_of(arguments);
  if (auto kept = view.kept.find(view.db, text)) {
    cursor.kept.emplace(std::move(kept), view.columns);
    return;
  }
  cursor.read = std::make_shared<Result>(Result{text});
  cursor.select = view.idle.take(view.db, view.file->name, view.file->text);
  int parameter = 0;
  for (sqlite3_value* argument : arguments) {
    ++parameter;
    if (argument == nullptr) continue;
    if (sqlite3_bind_value(cursor.select.get(), parameter, argument) != SQLITE_OK)
      throw Error(fmt::format("{}: {}", view.file->name, sqlite3_errmsg(view.db)));
  }
}

int filter(sqlite3_vtab_cursor* base, int given, const char*, int, sqlite3_value** values) {
  auto& cursor = *reinterpret_cast<Cursor*>(base);
  auto& view = *reinterpret_cast<View*>(base->pVtab);
  const int code = answer(&view.base.zErrMsg, [&] {
    run(cursor, view, arguments_of(view, given, values));
    return SQLITE_OK;
  });
  if (code != SQLITE_OK) return code;
  return cursor.kept ? next_kept(cursor) : next_read(cursor);
}

int at_end(sqlite3_vtab_cursor* cursor) {
  return reinterpret_cast<Cursor*>(cursor)->at_end ? 1 : 0;
}

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int n) {
  const auto* cursor = reinterpret_cast<const Cursor*>(base);
  const auto* view = reinterpret_cast<const View*>(base->pVtab);
  if (n >= view->columns) return SQLITE_OK;
  if (cursor->kept) {
    cursor->kept->give(context, n);
  } else {
    sqlite3_result_value(context, sqlite3_column_value(cursor->select.get(), n));
  }
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor*, sqlite3_int64* id) {
  *id = 0;  // never requested: the rows of a SELECT have none
  return SQLITE_OK;
}

// Without xCreate, the tables exist without a CREATE, and none can be created.
sqlite3_module view_module() {
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

}  // namespace

void register_views(sqlite3* db) {
  static const sqlite3_module module = view_module();
  for (const embedded::File& file : embedded::views()) {
    const std::string name(file.name);
    void* data = const_cast<embedded::File*>(&file);  // NOLINT(*-const-cast): handed back only
    require_defined(db, name.c_str(), sqlite3_create_module(db, name.c_str(), &module, data));
  }
}

}  // namespace outagedb::sql
