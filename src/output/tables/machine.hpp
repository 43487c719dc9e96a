#pragma once

#include <string>

#include "model/table.hpp"

namespace outagedb {

// A time as RFC 3339 in UTC; every other value, and times outside the supported range
// (time/zones/limits.hpp), unchanged.
[[nodiscard]] Value machine_value(const Value& value, Unit unit);

// The same as text for a file of separated values: NULL is empty, invalid UTF-8 becomes U+FFFD, and
// text that a spreadsheet would read as a formula gets a leading '
// (https://owasp.org/www-community/attacks/CSV_Injection).
[[nodiscard]] std::string machine_text(const Value& value, Unit unit);

}  // namespace outagedb
