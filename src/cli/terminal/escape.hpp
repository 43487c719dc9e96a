#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Escapes text for standard error that may contain input or names, so that a terminal only displays
// it (see output/tables/escape_controls.hpp). Line breaks are kept, but every line after the first
// starts with `indent`, so that no line of the text can pass for one of ours.
[[nodiscard]] std::string escape_for_terminal(std::string_view text,
                                              std::string_view indent = "    ");

}  // namespace outagedb
