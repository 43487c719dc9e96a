#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>

#include "model/coverage.hpp"
#include "store/names.hpp"

namespace outagedb {

// Writes the stretches that feeds and persons cover. Knows the table coverage.
class CoverageWriter {
 public:
  CoverageWriter(SQLite::Database& db, Names& names, std::int64_t batch);

  // False where the stretch was there already.
  bool write(const Coverage& coverage);

 private:
  Names& names_;
  std::int64_t batch_;
  SQLite::Statement contained_;
  SQLite::Statement swallow_;
  SQLite::Statement add_;
};

}  // namespace outagedb
