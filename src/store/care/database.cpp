#include "store/care/database.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <utility>

#include "base/database_copy.hpp"
#include "base/error.hpp"
#include "base/file_uri.hpp"
#include "base/sql.hpp"
#include "store/care/migrations.hpp"
#include "store/db/sqlite_error.hpp"
#include "store/db/write_ahead_log.hpp"

namespace outagedb {
namespace {

namespace fs = std::filesystem;

// 64 MiB: more pages than one chunk of user reports changes, so that a batch rarely writes a page
// to the log twice.
constexpr const char* kCacheSize = "PRAGMA cache_size = -65536";
constexpr std::size_t kHeaderSize =
    100;  // of an SQLite file: https://www.sqlite.org/fileformat.html

std::int32_t big_endian(const std::array<char, kHeaderSize>& header, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = value << 8U | static_cast<unsigned char>(header.at(at + i));
  return static_cast<std::int32_t>(value);
}

void require_name(const fs::path& file) {
  if (!file.empty()) return;
  throw Error("no database is specified, and $HOME is not set",
              "specify one with --db FILE or $OUTAGEDB_DB");
}

// Reads the header without SQLite, which would already recover a foreign file's journal.
void refuse_foreign(const fs::path& file) {
  require_name(file);
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    const int error = errno;
    const bool missing = error == ENOENT || error == ENOTDIR;
    throw Error(
        fmt::format("{}: {}", file.string(), missing ? "no such database" : std::strerror(error)),
        missing ? "create it with 'outagedb init', or specify another with --db"
                : "check its permissions");
  }
  std::array<char, kHeaderSize> header{};
  stream.read(header.data(), header.size());
  // An interrupted init left this file: the migrations fill it. A power failure may have kept later
  // sectors than the first, which SQLite rolls back.
  const auto read = header.begin() + stream.gcount();
  if (std::all_of(header.begin(), read, [](char byte) { return byte == 0; })) return;
  if (stream.gcount() < static_cast<std::streamsize>(kHeaderSize) ||
      std::memcmp(header.data(), "SQLite format 3", 16) != 0) {
    throw Error(fmt::format("{}: not an SQLite file", file.string()),
                "specify the database with --db");
  }
  if (big_endian(header, 68) != kApplicationId) {
    throw Error(fmt::format("{}: the SQLite file belongs to another program", file.string()),
                "specify the database with --db; the file was not changed");
  }
}

// Limits what a crafted file, or a query, can make SQLite do
// (https://www.sqlite.org/security.html).
constexpr std::pair<int, int> kLimits[] = {
    {SQLITE_LIMIT_LENGTH, 256 << 20},  // bytes of a value; a line of an input has at most 64 MiB
    {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},  {SQLITE_LIMIT_COLUMN, 200},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},      {SQLITE_LIMIT_COMPOUND_SELECT, 50},
    {SQLITE_LIMIT_ATTACHED, 0},          {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 100}, {SQLITE_LIMIT_TRIGGER_DEPTH, 10},  // cascades are triggers
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

void guard(sqlite3* db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  for (const auto& [limit, value] : kLimits) sqlite3_limit(db, limit, value);
}

SQLite::Database connect(const fs::path& file, std::string_view parameters, int flags) {
  try {
    SQLite::Database db(file_uri(file, parameters), flags | SQLite::OPEN_URI, kBusyTimeoutMs);
    guard(db.getHandle());
    db.exec(named_sql("database.set_up_connection"));
    db.exec(kCacheSize);
    return db;
  } catch (const SQLite::Exception& error) {
    throw Error(fmt::format("{}: {}", file.string(), error.what()), hint_for(error));
  }
}

// Whether an interrupted creation of the database left it like this.
bool is_half_made(const fs::path& file) {
  if (!fs::is_regular_file(fs::symlink_status(file))) return false;
  try {
    refuse_foreign(file);
  } catch (const Error&) {
    return false;
  }
  auto db = connect(file, "mode=rw", SQLite::OPEN_READWRITE);
  return schema_version(db) == 0;
}

bool is_there(const fs::path& file, const char* suffix) {
  return ::access((file.string() + suffix).c_str(), R_OK) == 0;
}

// Byte 18 of the header: 2 if readers look for a write-ahead log.
bool uses_log(const fs::path& file) {
  constexpr std::streamoff kWriteVersion = 18;
  std::ifstream stream(file, std::ios::binary);
  return stream.seekg(kWriteVersion).get() == 2;
}

// Takes part in SQLite's locking, for which read access is enough if the log and its index exist
// (SQLite 3.22); std::nullopt if they do not, or are about to be removed.
std::optional<SQLite::Database> connect_beside_writers(const fs::path& file) {
  if (uses_log(file) && !(is_there(file, "-wal") && is_there(file, "-shm"))) return std::nullopt;
  try {
    auto db = connect(file, "mode=ro", SQLite::OPEN_READONLY);
    (void)schema_version(db);  // opens the log
    return db;
  } catch (const SQLite::Exception& error) {
    if (is_out_of_memory(error)) throw;
    return std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
}

SQLite::Database connect_to_copy(const fs::path& file) {
  const DatabaseCopy copy(file);
  auto db = connect(copy.path(), "mode=rw", SQLite::OPEN_READWRITE);
  // Everything is in one file, which stays open when its name is removed.
  db.exec("PRAGMA journal_mode = DELETE");
  (void)schema_version(db);
  return db;
}

// Without write access the log's index cannot be created, and a file that is read without it may be
// written meanwhile.
SQLite::Database connect_without_writing(const fs::path& file) {
  if (auto db = connect_beside_writers(file)) return std::move(*db);
  return connect_to_copy(file);
}

bool writable(const fs::path& file) {
  const fs::path folder = fs::absolute(file).parent_path();
  return ::access(file.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

}  // namespace

void use_unshared_connections() {
  sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // a lock around each allocation, to count them
}

SQLite::Database create_database(const fs::path& file) {
  require_name(file);
  std::error_code failure;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), failure);
  const int handle = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  const int error = handle < 0 ? errno : 0;
  if (handle >= 0) ::close(handle);
  const bool there = error == EEXIST;
  if (error != 0 && !(there && is_half_made(file))) {
    throw Error(fmt::format("{}: {}", file.string(),
                            there ? "the file already exists" : std::strerror(error)),
                there ? "it was not changed; specify another with --db"
                      : "specify a writable location with --db");
  }
  auto db = connect(file, "mode=rw", SQLite::OPEN_READWRITE);
  // Each of the sixty tables and indexes takes at least one page, which is most of a small history.
  // In a large one it makes no difference.
  db.exec("PRAGMA page_size = 2048");
  migrate(db);
  return db;
}

SQLite::Database open_to_migrate(const fs::path& file) {
  refuse_foreign(file);
  auto db = connect(file, "mode=rw", SQLite::OPEN_READWRITE);
  check_ledger(db);
  return db;
}

SQLite::Database open_to_write(const fs::path& file) {
  refuse_foreign(file);
  auto db = connect(file, "mode=rw", SQLite::OPEN_READWRITE);
  if (schema_version(db) == 0) migrate(db);
  check_ledger(db);
  require_newest(db);
  write_ahead(db);  // if the creation was interrupted before this
  return db;
}

SQLite::Database open_to_read(const fs::path& file) {
  refuse_foreign(file);
  // A read-only connection would leave -wal and -shm files behind, so if writing is possible the
  // connection is one that could write and is restricted to queries.
  auto db = writable(file) ? connect(file, "mode=rw", SQLite::OPEN_READWRITE)
                           : connect_without_writing(file);
  db.exec("PRAGMA query_only = ON");
  if (schema_version(db) == 0)
    throw Error(fmt::format("{}: the database is empty", file.string()),
                "run 'outagedb ingest' first");
  check_ledger(db);
  require_newest(db);
  return db;
}

}  // namespace outagedb
