#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/exported.hpp"
#include "model/sink.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/db/temporary_table.hpp"

namespace outagedb {

// A rejected record as the summary shows it.
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
  std::optional<Instant> observed_at;  // if the user or a commit states it
  std::string context;                 // Sink::context()
};

// Stores rejected records whole; of those over 64 KiB, the head, length and offset. Those of an
// input wait in a temporary table until finish(): the key of reject is a digest, and only in its
// order does a large input write each page of that table once. Uses the tables reject and reading.
class RejectWriter {
 public:
  // format: that of the batch.
  RejectWriter(SQLite::Database& db, BatchDependencies& batch, std::string format);

  // How the records written from now on were read.
  void read_as(RejectReading reading);
  // Text that must precede the batch's records so that one of them can be read alone.
  void context(std::string_view text);

  // Stores a record that another history rejected, with a batch that represents its input. False if
  // it is known, or was read after all. Throws Error if it does not match its digest.
  bool keep(const Refused& refused);
  Rejected write(const Place& place, const std::string& reason, const std::string& hint);
  void finish();

 private:
  static std::string digest_of(std::string_view format, std::string_view record);
  // Identifies a rejected record.
  struct Key {
    const std::string& digest;
    std::int64_t reading;
  };
  using Refusal = std::pair<std::string, std::string>;  // reason and hint
  // Records that wait for finish(). A large input rejects most records for few reasons: each is
  // held once and numbered, until there are too many.
  struct Held {
    explicit Held(SQLite::Database& db);
    std::optional<std::int64_t> number_of(const Refusal& refusal);
    TemporaryTable table;
    SQLite::Statement add;
    std::map<Refusal, std::int64_t> numbers;
    std::vector<const Refusal*> refusals;  // by number
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
  std::optional<std::int64_t> reading_id_;  // once a record is rejected
  std::map<std::string, std::int64_t>
      inputs_;  // by input of records that another history rejected: its batch
};

}  // namespace outagedb
