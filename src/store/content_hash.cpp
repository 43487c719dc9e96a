#include "store/content_hash.hpp"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <memory>
#include <new>
#include <span>
#include <string>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "model/instant.hpp"
#include "store/bind.hpp"

namespace outagedb {
namespace {

constexpr const char* kIncidents =
    "SELECT s.kind, s.name, i.key, i.sha256 FROM incident i JOIN source s ON s.id = i.source_id"
    " WHERE i.platform_id = ? ORDER BY 1, 2, 3";
constexpr const char* kSeries =
    "SELECT s.kind, s.name, r.region, r.id FROM series r JOIN source s ON s.id = r.source_id"
    " WHERE r.platform_id = ? ORDER BY 1, 2, 3";
constexpr const char* kCoverage =
    "SELECT s.kind, s.name, c.basis, coalesce(c.region, ''), coalesce(c.component, ''), c.from_at,"
    " c.until_at"
    " FROM coverage c JOIN source s ON s.id = c.source_id WHERE c.platform_id = ? ORDER BY 1, 2, "
    "3, 4, 5, 6, 7";

constexpr const char* kParting = "\x1f";  // of columns

std::string columns_of(SQLite::Statement& row, int columns) {
  std::string text;
  for (int i = 0; i < columns; ++i) text += row.getColumn(i).getString() + kParting;
  return text;
}

void add_rows(Sha256& hash, SQLite::Database& db, const char* sql, std::int64_t platform) {
  SQLite::Statement row(db, sql);
  bound(row, platform);
  while (row.executeStep()) hash.add(columns_of(row, row.getColumnCount()) + "\n");
  hash.add("\x1e");
}

// The hours of a series, each number as eight bytes, the low ones first, and how many they are.
// They are many: SQLite hands them to a function of ours in half of the time that it takes to step
// from row to row.
class Hours {
 public:
  Hours(SQLite::Database& db, Sha256& hash) : db_(db), hash_(hash) {
    sqlite3_stmt* made = nullptr;
    check(sqlite3_prepare_v2(db.getHandle(), kHours, -1, &made, nullptr), SQLITE_OK);
    rows_.reset(made);
    check(sqlite3_bind_pointer(made, 2, this, kPointer, nullptr), SQLITE_OK);
  }

  void add_of(std::int64_t series) {
    last_ = std::numeric_limits<Instant>::min();
    check(sqlite3_bind_int64(rows_.get(), 1, series), SQLITE_OK);
    check(sqlite3_step(rows_.get()), SQLITE_ROW);
    put(sqlite3_column_int64(rows_.get(), 0));
    flush();
    check(sqlite3_reset(rows_.get()), SQLITE_OK);
  }

  // add_hour_to_hash(pointer, hour, total, peak, peak_at, buckets)
  static void add(sqlite3_context* context, int count, sqlite3_value** values) noexcept {
    try {
      auto* hours = static_cast<Hours*>(sqlite3_value_pointer(values[0], kPointer));
      if (hours == nullptr) throw Error("add_hour_to_hash is outagedb's own");
      hours->add({values + 1, values + count});
    } catch (const std::bad_alloc&) {
      sqlite3_result_error_nomem(context);
    } catch (const std::exception& error) {
      sqlite3_result_error(context, error.what(), -1);
    }
  }

 private:
  static constexpr const char* kPointer = "outagedb hours";
  static constexpr const char* kHours =
      "SELECT count(add_hour_to_hash(?2, hour, total, peak, peak_at, buckets))"
      " FROM user_report_hour WHERE series_id = ?1";
  static constexpr std::size_t kBuffer = std::size_t{1} << 16;

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
  };

  void check(int code, int expected) {
    if (code != expected) throw SQLite::Exception(db_.getHandle(), code);
  }

  void add(std::span<sqlite3_value* const> numbers) {
    const Instant hour = sqlite3_value_int64(numbers.front());
    // A table without rowid is read in the order of its key, though SQLite need not.
    if (hour <= last_) throw Error("the hours of a series came out of order");
    last_ = hour;
    for (sqlite3_value* number : numbers) put(sqlite3_value_int64(number));
    if (bytes_.size() >= kBuffer) flush();
  }

  void put(std::int64_t number) {
    std::array<char, 8> bytes{};
    for (unsigned i = 0; i < bytes.size(); ++i)
      bytes.at(i) = static_cast<char>(static_cast<std::uint64_t>(number) >> 8 * i);
    bytes_.append(bytes.data(), bytes.size());
  }

  void flush() {
    hash_.add(bytes_);
    bytes_.clear();
  }

  SQLite::Database& db_;
  Sha256& hash_;
  std::unique_ptr<sqlite3_stmt, Finalize> rows_;
  Instant last_ = 0;
  std::string bytes_;
};

void add_series(Sha256& hash, SQLite::Database& db, std::int64_t platform) {
  SQLite::Statement series(db, kSeries);
  Hours hours(db, hash);
  bound(series, platform);
  while (series.executeStep()) {
    hash.add(columns_of(series, 3) + "\n");
    hours.add_of(series.getColumn(3).getInt64());
  }
  hash.add("\x1e");
}

}  // namespace

void define_content_hash(SQLite::Database& db) {
  const int code = sqlite3_create_function_v2(db.getHandle(), "add_hour_to_hash", 6,
                                              SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr, Hours::add,
                                              nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw SQLite::Exception(db.getHandle(), code);
}

std::string content_hash(SQLite::Database& db, std::int64_t platform) {
  Sha256 hash;
  add_rows(hash, db, kIncidents, platform);
  add_series(hash, db, platform);
  add_rows(hash, db, kCoverage, platform);
  return hash.digest();
}

}  // namespace outagedb
