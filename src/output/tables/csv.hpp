#pragma once

#include <string>

namespace outagedb {

// A CSV cell according to RFC 4180: quoted if it contains a separator, quote or line break.
[[nodiscard]] std::string csv_cell(const std::string& text);

}  // namespace outagedb
