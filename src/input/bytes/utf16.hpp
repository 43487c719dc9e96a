#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Whether the text begins with a UTF-16 byte order mark.
[[nodiscard]] bool is_utf16(std::string_view head) noexcept;

// Converts to UTF-8, without the byte order mark, which determines the byte order; without one,
// little-endian is assumed. Lone surrogates and a truncated last unit become U+FFFD.
[[nodiscard]] std::string utf8_of_utf16(std::string_view text);

}  // namespace outagedb
