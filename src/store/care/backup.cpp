#include "store/care/backup.hpp"

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "base/error.hpp"
#include "base/file_uri.hpp"
#include "base/new_file.hpp"
#include "store/db/content_sums.hpp"
#include "store/db/integrity.hpp"
#include "store/db/sqlite_error.hpp"

namespace outagedb {
namespace {

namespace fs = std::filesystem;

// Copies the file page by page: VACUUM INTO would rebuild every table and index, which takes
// several times as long. All pages in one step are one state, and in WAL mode no writer waits.
void copy_pages(SQLite::Database& db, const fs::path& file) {
  SQLite::Database copy(file.string(), SQLite::OPEN_READWRITE);
  // An incomplete copy is discarded, so nothing is rolled back; it is synced once complete.
  copy.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  SQLite::Backup backup(copy, db);
  const int result = backup.executeStep(-1);
  if (result != SQLITE_DONE)
    throw Error(fmt::format("cannot copy the database: {}", sqlite3_errstr(result)),
                "another program may be changing the database's settings: try again");
}

void require_sound(const fs::path& file) {
  SQLite::Database copy(file_uri(file, "mode=ro&immutable=1"),
                        SQLite::OPEN_READONLY | SQLite::OPEN_URI);
  if (const auto findings = integrity_findings(copy, 1); !findings.empty()) {
    throw Error(fmt::format("the copy is damaged: {}", findings.front()),
                "run 'outagedb check' to find the damage in the database");
  }
  if (const auto differences = content_differences(copy); !differences.empty()) {
    throw Error(
        fmt::format("the database is damaged: content: {}", differences.front().description),
        "restore an earlier backup, or accept the tables as they are with 'outagedb check "
        "--accept'");
  }
}

}  // namespace

std::uintmax_t back_up(SQLite::Database& db, const fs::path& file) {
  require_absent(file);
  NewFile made(file);
  try {
    copy_pages(db, made.path());
    require_sound(made.path());
  } catch (const SQLite::Exception& error) {
    if (is_out_of_memory(error)) throw;
    throw Error(fmt::format("{}: {}", file.string(), error.what()),
                "no backup was made; run 'outagedb check' to check the database for damage");
  }
  const std::uintmax_t bytes = fs::file_size(made.path());
  made.keep_as_new();
  return bytes;
}

}  // namespace outagedb
