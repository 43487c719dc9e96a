#include "store/db/sqlite_error.hpp"

#include <sqlite3.h>

#include <new>

namespace outagedb {

bool is_out_of_memory(const std::exception& error) noexcept {
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) return true;
  const auto* sqlite = dynamic_cast<const SQLite::Exception*>(&error);
  return sqlite != nullptr && sqlite->getErrorCode() == SQLITE_NOMEM;
}

std::string hint_for(const SQLite::Exception& error) {
  constexpr int kPrimary = 0xFF;  // https://www.sqlite.org/rescode.html
  switch (error.getErrorCode() & kPrimary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return "another program is writing to it: try again when it has finished";
    case SQLITE_FULL:
      return "free some disk space and try again";
    case SQLITE_IOERR:
      return "check the disk and the file size limit (ulimit -f), then run 'outagedb check'";
    case SQLITE_NOMEM:
      return "allow the program more memory, or process less data at a time";
    case SQLITE_CORRUPT:
      return "run 'outagedb check' to find the damage";
    default:
      return "check that it is a database and that you may open it";
  }
}

}  // namespace outagedb
