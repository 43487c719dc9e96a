#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Text that a terminal or a page only displays: control characters, line and paragraph separators
// and the characters that override the direction of text become escapes, as in \x1b and \u202e.
// Invalid UTF-8 is repaired.
[[nodiscard]] std::string escape_controls(std::string_view text);

// The same of a text of ours in which names are isolated (see isolated() in
// report/messages/texts.hpp): the isolates stay where `keep` says so, and are left out otherwise.
[[nodiscard]] std::string escape_line(std::string_view text, bool keep);

}  // namespace outagedb
