#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Converts Arabic-Indic and Persian digits and the Arabic decimal and thousands separators to
// ASCII.
[[nodiscard]] std::string ascii_digits(std::string_view text);

}  // namespace outagedb
