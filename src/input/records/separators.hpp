#pragma once

#include <string_view>

namespace outagedb {

inline constexpr std::string_view kSeparators = ",;\t|";
// "comma", "semicolon", "tab" or "bar"
[[nodiscard]] std::string_view name_of_separator(char separator) noexcept;

}  // namespace outagedb
