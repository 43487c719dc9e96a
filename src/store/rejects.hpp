#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <string>

#include "model/exported.hpp"
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

  // One that another history had refused, with a batch that stands for its input. False where it
  // is kept, or was read after all. Throws Error where it is not what its digest says.
  bool keep(const Refused& refused);
  Rejected write(const Place& place, const std::string& reason, const std::string& hint);

 private:
  static std::string digest_of(std::string_view format, std::string_view record);
  bool add(const std::string& digest, std::int64_t batch, const Place& place,
           const std::string& reason, const std::string& hint, std::uint64_t length);
  bool is_known(const std::string& digest);
  std::int64_t input_of(const Refused& refused);

  SQLite::Database& db_;
  BatchNeeds& batch_;
  std::string format_;
  SQLite::Statement add_;
  SQLite::Statement refused_by_;
  std::map<std::string, std::int64_t>
      inputs_;  // of what another history had refused: their batches
};

// What must stand before the batch's records so that one of them can be read alone.
void keep_context(SQLite::Database& db, std::int64_t batch, std::string_view context);

}  // namespace outagedb
