#pragma once

#include <string_view>

namespace outagedb {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The head of an input, without a byte order mark and leading white space.
[[nodiscard]] std::string_view content_of(std::string_view head) noexcept;

// The first line that is not blank, without its line break.
[[nodiscard]] std::string_view first_line(std::string_view head) noexcept;

}  // namespace outagedb
