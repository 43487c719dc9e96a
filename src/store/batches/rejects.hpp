#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/exported.hpp"
#include "model/sink.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/db/temporary_table.hpp"

namespace outagedb {

// A refused record as the summary tells it.
struct Rejected {
  std::uint64_t line = 0;
  std::string reason;
  std::string hint;
  std::string record;  // its first line, shortened
};

// How records are read: the same text, read otherwise, is another record.
struct RejectReading {
  std::string format;
  std::string options = "{}";          // options_to_keep()
  std::optional<Instant> observed_at;  // where the user or a commit says it
  std::string context;                 // Sink::context()
};

// Keeps refused records whole: over 64 KiB their head, length and offset. Those of an input wait in
// a temporary table until finish(): the key of reject is a digest, and only in its order does a
// large input write each page of that table once. Knows the tables reject and reading.
class RejectWriter {
 public:
  // format: that of the batch.
  RejectWriter(SQLite::Database& db, BatchDependencies& batch, std::string format);

  // How what is written from now on was read.
  void read_as(RejectReading reading);
  // What must stand before the batch's records so that one of them can be read alone.
  void context(std::string_view text);

  // One that another history had refused, with a batch that stands for its input. False where it
  // is kept, or was read after all. Throws Error where it is not what its digest says.
  bool keep(const Refused& refused);
  Rejected write(const Place& place, const std::string& reason, const std::string& hint);
  void finish();

 private:
  static std::string digest_of(std::string_view format, std::string_view record);
  // A refused record, by what tells it from others.
  struct Key {
    const std::string& digest;
    std::int64_t reading;
  };
  // Those that wait.
  struct Held {
    explicit Held(SQLite::Database& db);
    TemporaryTable table;
    SQLite::Statement add;
  };
  bool add(const Key& key, std::int64_t batch, const Place& place, const std::string& reason,
           const std::string& hint, std::uint64_t length);
  bool is_known(const Key& key);
  std::int64_t id_of(const RejectReading& reading);
  std::int64_t input_of(const Refused& refused);

  SQLite::Database& db_;
  BatchDependencies& batch_;
  std::string format_;
  SQLite::Statement add_;
  SQLite::Statement refused_by_;
  std::optional<Held> held_;
  RejectReading reading_;
  std::optional<std::int64_t> reading_id_;  // once a record is refused
  std::map<std::string, std::int64_t>
      inputs_;  // of what another history had refused: their batches
};

}  // namespace outagedb
