#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Text that Markdown shows as it stands within a line: no markup, no control characters.
[[nodiscard]] std::string markdown_text(std::string_view text);

// A whole line likewise, of a text of ours in which names are isolated; see escape_line().
[[nodiscard]] std::string markdown_line(std::string_view text, bool keep_isolates);

}  // namespace outagedb
