#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>

#include "cli/inputs.hpp"
#include "input/format.hpp"
#include "model/duplicates.hpp"
#include "store/batches/ingest.hpp"

namespace outagedb {

// How the user wants inputs to be read, stored and reported.
struct IngestSettings {
  ReadOptions read;
  std::string format;    // empty: detected from the content
  std::string sheet;     // of a workbook: a name or a number; empty: the first with rows
  std::string encoding;  // empty: UTF-8 or, for tables, one that can be guessed
  Duplicates duplicates = Duplicates::max;
  std::optional<Watched> watched;  // coverage of the inputs' platforms
  bool strict = false;
  bool dry_run = false;
  bool json = false;
  bool quiet = false;
};

// Each reads an input, stores it as one batch unless the settings forbid it, prints its summary and
// returns the number of rejected records.

[[nodiscard]] std::int64_t ingest_input(SQLite::Database& db, const Input& file,
                                        const IngestSettings& settings);

// "REPO:PATH": all versions of a feed's file committed since it was last read; a commit's time is
// the time at which the feed was retrieved.
[[nodiscard]] std::int64_t ingest_git_file(SQLite::Database& db, const std::string& name,
                                           const IngestSettings& settings);

// Retries the stored rejects, each with the format of its batch, and removes the ones that can be
// read now. Makes one batch per input; with strict, stores it only if all rejects of that input
// were read. Rejects that cannot be read on their own are not retried, but they count.
[[nodiscard]] std::int64_t retry_rejects(SQLite::Database& db, const IngestSettings& settings);

}  // namespace outagedb
