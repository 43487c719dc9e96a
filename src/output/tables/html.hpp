#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Escapes text for HTML content and quoted attributes: no markup, no control characters.
[[nodiscard]] std::string html_text(std::string_view text);

}  // namespace outagedb
