#pragma once

#include <string_view>

namespace outagedb {

// Words in the place of a time, in English and Arabic.

// "-", "n/a", "unknown"
[[nodiscard]] bool means_not_stated(std::string_view text);

// "ongoing", "still open"
[[nodiscard]] bool means_ongoing(std::string_view text);

}  // namespace outagedb
