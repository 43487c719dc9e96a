#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <new>
#include <string>

#include "base/error.hpp"
#include "base/sql.hpp"
#include "model/report_day.hpp"
#include "sql/families.hpp"
#include "sql/idle_statements.hpp"
#include "sql/table_function.hpp"

// The module user_report_days: a table (series_id, at, count) like the view user_report, but it
// reads the rows of user_report_day in a third of the time that the view's json_each takes, and
// only the requested days. `CREATE VIRTUAL TABLE temp.user_report USING user_report_days` replaces
// the view.
namespace outagedb::sql {
namespace {

constexpr int kSeries = 0;
constexpr int kAt = 1;

// Bits of idxNum: the first three state which arguments filter() gets, in this order.
constexpr int kOneSeries = 1;
constexpr int kFrom = 2;   // narrows the days; SQLite itself skips earlier buckets
constexpr int kUntil = 4;  // as above
constexpr int kExact = 8;  // until equals from
constexpr int kDescending = 16;

struct Days {
  sqlite3_vtab base{};  // first: SQLite sees only this
  sqlite3* db = nullptr;
  std::array<IdleStatements, 4> idle;  // of one or all series, ascending or descending
};

struct Cursor {
  sqlite3_vtab_cursor base{};
  int plan = 0;
  Statement days;
  std::int64_t series = 0;
  Buckets buckets;  // of the statement's current day, in the requested order
  std::size_t at = 0;
  bool ended = true;
};

int connect(sqlite3* db, void*, int, const char* const*, sqlite3_vtab** table, char**) {
  auto* const made = new (std::nothrow) Days{{}, db, {}};
  if (made == nullptr) return SQLITE_NOMEM;
  *table = &made->base;
  return sqlite3_declare_vtab(db, "CREATE TABLE x(series_id INTEGER, at INTEGER, count INTEGER)");
}

int disconnect(sqlite3_vtab* table) {
  delete reinterpret_cast<Days*>(table);
  return SQLITE_OK;
}

// How a comparison with `at` can narrow the days.
int narrows(unsigned char op) {
  switch (op) {
    case SQLITE_INDEX_CONSTRAINT_EQ:
      return kExact;
    case SQLITE_INDEX_CONSTRAINT_GE:
    case SQLITE_INDEX_CONSTRAINT_GT:
      return kFrom;
    case SQLITE_INDEX_CONSTRAINT_LE:
    case SQLITE_INDEX_CONSTRAINT_LT:
      return kUntil;
    default:
      return 0;
  }
}

// Whether the rows come in the requested order.
bool is_sorted(const sqlite3_index_info& info) {
  int expected = (info.idxNum & kOneSeries) != 0 ? kAt : kSeries;
  for (int i = 0; i < info.nOrderBy; ++i) {
    const auto& term = info.aOrderBy[i];
    if (term.iColumn == kSeries && expected == kAt) continue;
    if (term.iColumn != expected++ || term.desc != info.aOrderBy[0].desc) return false;
  }
  return info.nOrderBy > 0;
}

// The constraint for each argument of filter(), -1 if there is none, and whether it is `at = …`.
struct Chosen {
  std::array<int, 3> constraints{-1, -1, -1};
  bool exact = false;
};

Chosen chosen_of(const sqlite3_index_info& info) {
  Chosen chosen;
  for (int i = 0; i < info.nConstraint; ++i) {
    const auto& constraint = info.aConstraint[i];
    if (constraint.usable == 0) continue;
    const bool of_series = constraint.iColumn == kSeries;
    if (of_series && constraint.op == SQLITE_INDEX_CONSTRAINT_EQ) chosen.constraints[0] = i;
    const int bound = constraint.iColumn == kAt ? narrows(constraint.op) : 0;
    if (bound == kExact || (bound == kFrom && !chosen.exact)) chosen.constraints[1] = i;
    if (bound == kUntil) chosen.constraints[2] = i;
    chosen.exact = chosen.exact || bound == kExact;
  }
  if (chosen.exact) chosen.constraints[2] = -1;
  return chosen;
}

int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  const Chosen chosen = chosen_of(*info);
  info->idxNum = chosen.exact ? kExact : 0;
  // Ten million counts of 200 series: a full scan is right only if there is no alternative.
  info->estimatedRows = 10'000'000;
  int argument = 0;
  for (std::size_t i = 0; i < chosen.constraints.size(); ++i) {
    const int constraint = chosen.constraints.at(i);
    if (constraint < 0) continue;
    info->aConstraintUsage[constraint].argvIndex = ++argument;
    info->idxNum |= 1 << i;
    info->estimatedRows /= i == 0 ? 200 : 10;
  }
  if (chosen.exact) info->estimatedRows = 1;
  const bool one_series = (info->idxNum & kOneSeries) != 0;
  info->estimatedCost = one_series ? static_cast<double>(info->estimatedRows) : 1e12;
  if (is_sorted(*info)) {
    info->orderByConsumed = 1;
    if (info->aOrderBy[0].desc != 0) info->idxNum |= kDescending;
  }
  return SQLITE_OK;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  auto* const made = new (std::nothrow) Cursor();
  if (made == nullptr) return SQLITE_NOMEM;
  *cursor = &made->base;
  return SQLITE_OK;
}

// Index into the statements of days_sql() and Days::idle.
std::size_t text_of(int plan) {
  return ((plan & kOneSeries) != 0 ? 1U : 0U) + ((plan & kDescending) != 0 ? 2U : 0U);
}

IdleStatements& idle_of(const Cursor& cursor) {
  return reinterpret_cast<Days*>(cursor.base.pVtab)->idle.at(text_of(cursor.plan));
}

int close(sqlite3_vtab_cursor* base) {
  auto* cursor = reinterpret_cast<Cursor*>(base);
  idle_of(*cursor).give_back(std::move(cursor->days));
  delete cursor;
  return SQLITE_OK;
}

const std::string& days_sql(int plan) {
  const auto days = [](const char* series, const char* order) {
    return fmt::format(fmt::runtime(named_sql("user_reports.days")), series, order, order);
  };
  constexpr const char* kOne = "series_id = ?1 AND";
  static const std::array texts{days("", ""), days(kOne, ""), days("", " DESC"),
                                days(kOne, " DESC")};
  return texts.at(text_of(plan));
}

// Advances to the next day, or to the end.
int next_day(sqlite3_vtab_cursor* base) {
  auto* cursor = reinterpret_cast<Cursor*>(base);
  sqlite3_stmt* row = cursor->days.get();
  const int code = sqlite3_step(row);
  cursor->ended = code != SQLITE_ROW;
  if (code == SQLITE_DONE) return SQLITE_OK;
  if (code != SQLITE_ROW) return code;
  return answer(&base->pVtab->zErrMsg, [&] {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, 4));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, 4));
    cursor->series = sqlite3_column_int64(row, 0);
    unpack_counts(sqlite3_column_int64(row, 1) + sqlite3_column_int64(row, 2),
                  sqlite3_column_int64(row, 3), {text, text == nullptr ? 0 : size},
                  cursor->buckets);
    if ((cursor->plan & kDescending) != 0) std::ranges::reverse(cursor->buckets);
    cursor->at = 0;
    return SQLITE_OK;
  });
}

int next(sqlite3_vtab_cursor* base) {
  auto* cursor = reinterpret_cast<Cursor*>(base);
  if (++cursor->at < cursor->buckets.size()) return SQLITE_OK;
  return next_day(base);
}

// The day of a bound; a bound that is not a number narrows nothing here.
Instant day_of_bound(sqlite3_value* value, Instant otherwise) {
  constexpr double kMost = 9e15;
  const int type = sqlite3_value_type(value);
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return otherwise;
  const double number = std::clamp(sqlite3_value_double(value), -kMost, kMost);
  return utc_day(static_cast<Instant>(std::floor(number)));
}

int filter(sqlite3_vtab_cursor* base, int plan, const char*, int, sqlite3_value** values) {
  auto* cursor = reinterpret_cast<Cursor*>(base);
  const int code = answer(&base->pVtab->zErrMsg, [&] {
    idle_of(*cursor).give_back(std::move(cursor->days));
    cursor->plan = plan;
    sqlite3* db = reinterpret_cast<Days*>(base->pVtab)->db;
    cursor->days = idle_of(*cursor).take(db, "user_report_days", days_sql(plan));
    Instant from = std::numeric_limits<Instant>::min();
    Instant until = std::numeric_limits<Instant>::max();
    if ((plan & kOneSeries) != 0) sqlite3_bind_value(cursor->days.get(), 1, *values++);
    if ((plan & kFrom) != 0) from = day_of_bound(*values++, from);
    if ((plan & kUntil) != 0) until = day_of_bound(*values++, until);
    if ((plan & kExact) != 0) until = from;
    sqlite3_bind_int64(cursor->days.get(), 2, from);
    sqlite3_bind_int64(cursor->days.get(), 3, until);
    return SQLITE_OK;
  });
  return code == SQLITE_OK ? next_day(base) : code;
}

int at_end(sqlite3_vtab_cursor* cursor) { return reinterpret_cast<Cursor*>(cursor)->ended ? 1 : 0; }

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int n) {
  const auto& cursor = *reinterpret_cast<Cursor*>(base);
  const Bucket& bucket = cursor.buckets[cursor.at];
  sqlite3_result_int64(context, n == kSeries ? cursor.series : n == kAt ? bucket.at : bucket.count);
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* base, sqlite3_int64* id) {
  const auto& cursor = *reinterpret_cast<Cursor*>(base);
  *id = cursor.buckets[cursor.at].at;  // the view that it replaces has none
  return SQLITE_OK;
}

sqlite3_module days_module() {
  sqlite3_module module{};
  module.xCreate = connect;
  module.xConnect = connect;
  module.xBestIndex = best_index;
  module.xDisconnect = disconnect;
  module.xDestroy = disconnect;
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

void register_user_reports(sqlite3* db) {
  static const sqlite3_module module = days_module();
  require_defined(db, "user_report_days",
                  sqlite3_create_module(db, "user_report_days", &module, nullptr));
}

}  // namespace outagedb::sql
