#pragma once

#include <string>

#include "model/table.hpp"

namespace outagedb {

// A time as RFC 3339 in UTC; every other value, and what is no time that can be said
// (time/zones/limits.hpp), as it is.
[[nodiscard]] Value machine_value(const Value& value, Unit unit);

// The same as text for a file of separated values: NULL is empty, what is no UTF-8 becomes U+FFFD,
// and a text that a spreadsheet would take for a formula gets a ' before it
// (https://owasp.org/www-community/attacks/CSV_Injection).
[[nodiscard]] std::string machine_text(const Value& value, Unit unit);

}  // namespace outagedb
