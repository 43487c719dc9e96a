#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// It begins with a UTF-16 byte order mark.
[[nodiscard]] bool is_utf16(std::string_view head) noexcept;

// Without its mark, which tells the order of the bytes; a text without one is read as
// little-endian. Lone surrogates and a cut-off last unit become U+FFFD.
[[nodiscard]] std::string utf8_of_utf16(std::string_view text);

}  // namespace outagedb
