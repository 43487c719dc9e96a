#pragma once

#include <string>

#include "input/format.hpp"

namespace outagedb {

// What a user said of an input that gives its records their meaning, as JSON of which the same
// options make the same bytes: platform, source, zone, zone labels, --gap, the mapping of a table.
// Not the time of retrieval, and not --strict-zones, which gives no record another meaning.
[[nodiscard]] std::string options_to_keep(const ReadOptions& options);

// The options that were kept, each but where one like it is given now. Throws Error where the text
// is none of options_to_keep(), and for a zone that the tz database knows no more.
[[nodiscard]] ReadOptions kept_options(const std::string& text, const ReadOptions& given);

}  // namespace outagedb
