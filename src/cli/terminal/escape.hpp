#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// A text for standard error that may hold what an input or a name says, as a terminal only displays
// it (see output/tables/escape_controls.hpp). A text of several lines keeps them, `indent` before
// each but the first, so that none of them looks like a line of ours.
[[nodiscard]] std::string escape_for_terminal(std::string_view text,
                                              std::string_view indent = "    ");

}  // namespace outagedb
