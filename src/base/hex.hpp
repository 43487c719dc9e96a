#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace outagedb {

// Two lower-case hexadecimal digits per byte.
[[nodiscard]] std::string to_hex(std::string_view bytes);
// std::nullopt if the text is anything other than such digits; capitals are accepted too.
[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);

}  // namespace outagedb
