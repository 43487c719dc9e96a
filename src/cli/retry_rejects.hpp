#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <string>

#include "input/format.hpp"
#include "store/ingest.hpp"

namespace outagedb {

// Reads the refused records again, each with the format of its batch; those that are read now are a
// batch of their own for each input and leave the rejects. `format` only: those of one format; all
// where it is empty. `keep` looks at each summary and says whether to commit. Gives how many are
// still refused.
std::int64_t retry_rejects(SQLite::Database& db, const ReadOptions& options,
                           const std::string& format,
                           const std::function<bool(const Summary&, const BatchInput&)>& keep);

}  // namespace outagedb
