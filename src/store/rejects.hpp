#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>

#include "model/sink.hpp"
#include "store/batch_needs.hpp"

namespace outagedb {

// A refused record as the summary tells it.
struct Rejected {
  std::uint64_t line = 0;
  std::string reason;
  std::string hint;
  std::string record;  // its first line, shortened
};

// Keeps refused records whole: over 64 KiB their head, length and offset. Knows the table reject.
class RejectWriter {
 public:
  RejectWriter(SQLite::Database& db, BatchNeeds& batch, std::string format);

  Rejected write(const Place& place, const std::string& reason, const std::string& hint);

 private:
  BatchNeeds& batch_;
  std::string format_;
  SQLite::Statement add_;
  SQLite::Statement refused_by_;
};

}  // namespace outagedb
