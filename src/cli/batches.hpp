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

// How a user wants inputs to be read, kept and told of.
struct IngestSettings {
  ReadOptions read;
  std::string format;  // empty: told by the content
  Duplicates duplicates = Duplicates::max;
  std::optional<Watched> watched;  // said of the platforms of the inputs
  bool strict = false;
  bool dry_run = false;
  bool json = false;
  bool quiet = false;
};

// Each reads an input, keeps it as one batch unless the settings forbid, tells its summary and
// gives the number of records that were refused.

[[nodiscard]] std::int64_t ingest_input(SQLite::Database& db, const Input& file,
                                        const IngestSettings& settings);

// "REPO:PATH": all versions of a feed's file that were committed since it was last read; a commit's
// time is when the feed was retrieved.
[[nodiscard]] std::int64_t ingest_git_file(SQLite::Database& db, const std::string& name,
                                           const IngestSettings& settings);

// The stored rejects once more, each with the format of its batch; those that are read now leave
// the rejects. A batch for each of their inputs; strict: it is kept where all of that input's are
// read. Not read are those that say nothing alone, but they count.
[[nodiscard]] std::int64_t retry_rejects(SQLite::Database& db, const IngestSettings& settings);

}  // namespace outagedb
