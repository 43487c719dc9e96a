#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "input/format.hpp"
#include "input/git_file.hpp"
#include "store/ingest.hpp"

namespace outagedb {

// All versions of a feed file that were committed since it was last read, as one batch; a commit's
// time is when the feed was retrieved. `keep` looks at the summary and says whether to commit.
// `format` names the format; empty: told by each version's content. Nothing where there is no new
// version.
[[nodiscard]] std::optional<Summary> ingest_git_file(
    SQLite::Database& db, const std::string& name, const std::string& format, ReadOptions options,
    const std::function<bool(const Summary&)>& keep);

}  // namespace outagedb
