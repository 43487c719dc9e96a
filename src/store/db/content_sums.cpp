// Declares the hook; the library has it if it was built with it, as Debian's and Fedora's are.
#define SQLITE_ENABLE_PREUPDATE_HOOK 1  // NOLINT(*-macro-usage): SQLite's header reads it
#include "store/db/content_sums.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <new>
#include <string_view>

#include "base/row_hash.hpp"
#include "base/sql.hpp"
#include "store/db/bind.hpp"
#include "store/db/sqlite_error.hpp"

namespace outagedb {
namespace {

// Derived tables, and the sums themselves. Databases before schema 9 have user_report_hour.
constexpr std::string_view kWithout[] = {"assumed_coverage", "content_sum", "outage",
                                         "outage_incident", "user_report_hour"};

bool has_sum(std::string_view table) {
  return std::ranges::find(kWithout, table) == std::end(kWithout);
}

std::string_view bytes_of(sqlite3_value* value) {
  const auto* data = static_cast<const char*>(sqlite3_value_blob(value));
  return data == nullptr
             ? std::string_view{}
             : std::string_view(data, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

void add_value(RowHash& hash, sqlite3_value* value) {
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
      return hash.integer(sqlite3_value_int64(value));
    case SQLITE_FLOAT:
      return hash.real(sqlite3_value_double(value));
    case SQLITE_TEXT:
      return hash.text(bytes_of(value));
    case SQLITE_BLOB:
      return hash.blob(bytes_of(value));
    default:
      return hash.null();
  }
}

void add_column(RowHash& hash, const SQLite::Column& column) {
  const auto bytes = [&] {
    return std::string_view(static_cast<const char*>(column.getBlob()),
                            static_cast<std::size_t>(column.size()));
  };
  switch (column.getType()) {
    case SQLITE_INTEGER:
      return hash.integer(column.getInt64());
    case SQLITE_FLOAT:
      return hash.real(column.getDouble());
    case SQLITE_TEXT:
      return hash.text(bytes());
    case SQLITE_BLOB:
      return hash.blob(bytes());
    default:
      return hash.null();
  }
}

using ValueOf = int (*)(sqlite3*, int, sqlite3_value**);

std::uint64_t hash_of(sqlite3* db, ValueOf value_of, int& failure) {
  RowHash hash;
  const int columns = sqlite3_preupdate_count(db);
  for (int i = 0; i < columns; ++i) {
    sqlite3_value* value = nullptr;
    const int code = value_of(db, i, &value);
    if (code == SQLITE_OK) {
      add_value(hash, value);
    } else {
      failure = code;
    }
  }
  return hash.value();
}

// Null if out of memory. SQLite is C, so no exception may cross it.
ContentSum* change_of(ContentChanges& all, std::string_view table) noexcept {
  try {
    auto found = all.tables.find(table);
    if (found == all.tables.end()) found = all.tables.emplace(table, ContentSum{}).first;
    return &found->second;
  } catch (const std::bad_alloc&) {
    all.failure = SQLITE_NOMEM;
    return nullptr;
  }
}

void on_change(void* changes, sqlite3* db, int what, const char* schema, const char* table,
               sqlite3_int64 /*old*/, sqlite3_int64 /*made*/) {
  const std::string_view name = table;
  if (std::string_view(schema) != "main" || !has_sum(name)) return;
  auto& all = *static_cast<ContentChanges*>(changes);
  ContentSum* const found = change_of(all, name);
  if (found == nullptr) return;
  ContentSum& change = *found;
  if (what != SQLITE_INSERT) {
    --change.rows;
    change.sum -= hash_of(db, sqlite3_preupdate_old, all.failure);
  }
  if (what != SQLITE_DELETE) {
    ++change.rows;
    change.sum += hash_of(db, sqlite3_preupdate_new, all.failure);
  }
}

std::vector<std::string> tables(SQLite::Database& db) {
  std::vector<std::string> names;
  SQLite::Statement row(db, named_sql("content_sums.tables"));
  while (row.executeStep()) {
    if (has_sum(row.getColumn(0).getString())) names.push_back(row.getColumn(0).getString());
  }
  return names;
}

void add_rows(SQLite::Database& db, const std::string& table, ContentSum& sum) {
  SQLite::Statement row(db, fmt::format("SELECT * FROM main.\"{}\" NOT INDEXED", table));
  const int columns = row.getColumnCount();
  while (row.executeStep()) {
    RowHash hash;
    for (int i = 0; i < columns; ++i) add_column(hash, row.getColumn(i));
    ++sum.rows;
    sum.sum += hash.value();
  }
}

ContentSum sum_of(SQLite::Database& db, const std::string& table) {
  ContentSum sum;
  add_rows(db, table, sum);
  return sum;
}

}  // namespace

ContentSums::ContentSums(SQLite::Database& db) : db_(db) {
  sqlite3_preupdate_hook(db_.getHandle(), on_change, &changed_);
}

ContentSums::~ContentSums() { sqlite3_preupdate_hook(db_.getHandle(), nullptr, nullptr); }

void ContentSums::write() {
  if (changed_.failure != SQLITE_OK)
    throw SQLite::Exception(sqlite3_errstr(changed_.failure), changed_.failure);
  SQLite::Statement stored(db_, "SELECT rows, sum FROM content_sum WHERE name = ?");
  SQLite::Statement store(db_, named_sql("content_sums.store_sum"));
  for (const auto& [table, change] : changed_.tables) {
    ContentSum now = change;
    if (bound(stored, table).executeStep()) {
      now.rows += static_cast<std::uint64_t>(stored.getColumn(0).getInt64());
      now.sum += static_cast<std::uint64_t>(stored.getColumn(1).getInt64());
    }
    stored.reset();
    run(store, table, static_cast<std::int64_t>(now.rows), static_cast<std::int64_t>(now.sum));
  }
  changed_.tables.clear();
}

SuspendChecksums::SuspendChecksums(SQLite::Database& db)
    : db_(db),
      watching_(
          static_cast<ContentChanges*>(sqlite3_preupdate_hook(db.getHandle(), nullptr, nullptr))) {}

SuspendChecksums::~SuspendChecksums() {
  if (watching_ != nullptr) sqlite3_preupdate_hook(db_.getHandle(), on_change, watching_);
}

Content readable_content(SQLite::Database& db) {
  Content content;
  for (const std::string& table : tables(db)) {
    try {
      add_rows(db, table, content[table]);
    } catch (const SQLite::Exception& error) {
      if (is_out_of_memory(error)) throw;
    }
  }
  return content;
}

void make_content_sums(SQLite::Database& db) {
  db.exec("DELETE FROM content_sum");
  SQLite::Statement store(db, "INSERT INTO content_sum (name, rows, sum) VALUES (?, ?, ?)");
  for (const std::string& table : tables(db)) {
    const ContentSum sum = sum_of(db, table);
    run(store, table, static_cast<std::int64_t>(sum.rows), static_cast<std::int64_t>(sum.sum));
  }
}

std::string content_state(SQLite::Database& db) {
  return db.execAndGet(named_sql("content_sums.content_state")).getString();
}

std::vector<ContentDifference> content_differences(SQLite::Database& db) {
  std::map<std::string, ContentSum> recorded;
  SQLite::Statement stored(db, "SELECT name, rows, sum FROM main.content_sum");
  while (stored.executeStep()) {
    recorded[stored.getColumn(0).getString()] = {
        static_cast<std::uint64_t>(stored.getColumn(1).getInt64()),
        static_cast<std::uint64_t>(stored.getColumn(2).getInt64())};
  }
  std::vector<ContentDifference> differences;
  const auto differs = [&](const std::string& table, const std::string& how) {
    differences.push_back({table, table + how});
  };
  for (const std::string& table : tables(db)) {
    const ContentSum sum = sum_of(db, table);
    const auto known = recorded.extract(table);
    if (known.empty()) {
      differs(table, " has no content sum");
    } else if (sum.rows != known.mapped().rows) {
      differs(table, fmt::format(" has {} rows, but {} were written to it", sum.rows,
                                 static_cast<std::int64_t>(known.mapped().rows)));
    } else if (sum != known.mapped()) {
      differs(table, " differs from what was written to it");
    }
  }
  for (const auto& [table, sum] : recorded)
    differs("content_sum", " names an unknown table: " + table);
  return differences;
}

}  // namespace outagedb
