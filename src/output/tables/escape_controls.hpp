#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Makes text safe to display in a terminal or a page: control characters, line and paragraph
// separators and characters that override the text direction become escapes such as \x1b and
// \u202e. Repairs invalid UTF-8.
[[nodiscard]] std::string escape_controls(std::string_view text);

// The same for text of ours in which names are isolated (see isolated() in
// report/messages/texts.hpp): keeps the isolates if `keep`, else removes them.
[[nodiscard]] std::string escape_line(std::string_view text, bool keep);

}  // namespace outagedb
