#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Escapes text so that Markdown shows it literally within a line: no markup, no control characters.
[[nodiscard]] std::string markdown_text(std::string_view text);

// The same for a whole line of ours in which names are isolated; see escape_line().
[[nodiscard]] std::string markdown_line(std::string_view text, bool keep_isolates);

}  // namespace outagedb
