#include "store/db/integrity.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <new>

namespace outagedb {

std::vector<std::string> integrity_findings(SQLite::Database& db, int limit) {
  const std::string no_memory = fmt::format("error code={}", SQLITE_NOMEM);
  std::vector<std::string> findings;
  SQLite::Statement row(db, fmt::format("PRAGMA integrity_check({})", limit));
  while (row.executeStep()) {
    std::string finding = row.getColumn(0).getString();
    if (finding.ends_with(no_memory)) throw std::bad_alloc();
    if (finding != "ok") findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace outagedb
