#pragma once

#include <string_view>

namespace outagedb {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The head of an input without a byte order mark and without the white space before its first line.
[[nodiscard]] std::string_view content_of(std::string_view head) noexcept;

// Its first line that is not blank, without the break.
[[nodiscard]] std::string_view first_line(std::string_view head) noexcept;

}  // namespace outagedb
