#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace outagedb {

// Two lower-case hexadecimal digits a byte.
[[nodiscard]] std::string to_hex(std::string_view bytes);
// Nothing where the text is anything else than such digits; capitals are read too.
[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);

}  // namespace outagedb
