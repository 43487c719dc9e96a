#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Text that Markdown shows as it stands: no markup, no control characters, on one line.
[[nodiscard]] std::string markdown_text(std::string_view text);

}  // namespace outagedb
