#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Text that HTML shows as it stands, in an element and in a quoted attribute: no markup, no control
// characters.
[[nodiscard]] std::string html_text(std::string_view text);

}  // namespace outagedb
