#include "query/extension.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>

#include "base/error.hpp"

namespace outagedb {

void load_extension(sqlite3* db, const std::string& file) {
  // A bare name would be searched for along the loader's path.
  const std::string path = std::filesystem::absolute(file).string();
  char* reason = nullptr;
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
  const int result = sqlite3_load_extension(db, path.c_str(), nullptr, &reason);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  const std::string message = reason == nullptr ? sqlite3_errstr(result) : reason;
  sqlite3_free(reason);
  if (result != SQLITE_OK)
    throw Error(fmt::format("{}: {}", file, message), "--load takes an SQLite extension (.so)");
}

}  // namespace outagedb
