#include "store/content_hash.hpp"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

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

// The hours of a series, each number as eight bytes, the low ones first. They are many: SQLite
// hands them to a function of its own in half of the time that it takes to step from row to row.
class Hours {
 public:
  Hours(SQLite::Database& db, Sha256& hash) : db_(db), hash_(hash) {
    define(add);
    rows_.emplace(db, kHours);
  }
  ~Hours() {
    rows_.reset();
    sqlite3_create_function_v2(db_.getHandle(), kName, kColumns, SQLITE_UTF8, nullptr, nullptr,
                               nullptr, nullptr, nullptr);
  }
  Hours(const Hours&) = delete;
  Hours& operator=(const Hours&) = delete;

  void add_of(std::int64_t series) {
    last_ = std::numeric_limits<Instant>::min();
    bound(*rows_, series).executeStep();
    hash_.add({bytes_.data(), bytes_.size()});
    bytes_.clear();
  }

 private:
  static constexpr const char* kName = "add_hour_to_hash";
  static constexpr int kColumns = 5;
  static constexpr std::size_t kBuffer = std::size_t{1} << 16;
  static constexpr const char* kHours =
      "SELECT count(add_hour_to_hash(hour, total, peak, peak_at, buckets)) FROM user_report_hour"
      " WHERE series_id = ?";
  using Function = void (*)(sqlite3_context*, int, sqlite3_value**);

  void define(Function function) {
    const int code = sqlite3_create_function_v2(db_.getHandle(), kName, kColumns,
                                                SQLITE_UTF8 | SQLITE_DIRECTONLY, this, function,
                                                nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw SQLite::Exception(db_.getHandle(), code);
  }

  static void add(sqlite3_context* context, int, sqlite3_value** numbers) noexcept {
    try {
      static_cast<Hours*>(sqlite3_user_data(context))->add(numbers);
    } catch (const std::exception& error) {
      sqlite3_result_error(context, error.what(), -1);
    }
  }

  void add(sqlite3_value** numbers) {
    const Instant hour = sqlite3_value_int64(numbers[0]);
    // A table without rowid is read in the order of its key, though SQLite need not.
    if (hour <= last_) throw Error("the hours of a series came out of order");
    last_ = hour;
    std::array<char, 8UL * kColumns> row{};
    for (std::size_t i = 0; i < kColumns; ++i) {
      const auto number = static_cast<std::uint64_t>(sqlite3_value_int64(numbers[i]));
      for (unsigned byte = 0; byte < 8; ++byte)
        row[8 * i + byte] = static_cast<char>(number >> 8 * byte);
    }
    bytes_.append(row.data(), row.size());
    if (bytes_.size() < kBuffer) return;
    hash_.add({bytes_.data(), bytes_.size()});
    bytes_.clear();
  }

  SQLite::Database& db_;
  Sha256& hash_;
  Instant last_ = 0;
  std::string bytes_;
  std::optional<SQLite::Statement> rows_;
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

std::string content_hash(SQLite::Database& db, std::int64_t platform) {
  Sha256 hash;
  add_rows(hash, db, kIncidents, platform);
  add_series(hash, db, platform);
  add_rows(hash, db, kCoverage, platform);
  return hash.digest();
}

}  // namespace outagedb
