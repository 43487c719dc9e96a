#pragma once

#include <string>

#include "input/format.hpp"

namespace outagedb {

// The options that determine what the records of an input mean, as JSON: platform, source, zone,
// zone labels, --gap, the table mapping. Equal options give identical bytes. Excludes the time of
// retrieval and --strict-zones, which does not change the meaning of a record.
[[nodiscard]] std::string options_to_keep(const ReadOptions& options);

// The stored options, except those that `given` overrides. Throws Error if the text does not come
// from options_to_keep(), or if a zone is no longer in the tz database.
[[nodiscard]] ReadOptions kept_options(const std::string& text, const ReadOptions& given);

}  // namespace outagedb
