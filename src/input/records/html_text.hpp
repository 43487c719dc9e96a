#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// The text of a piece of HTML: without tags, with entities decoded, one line per paragraph. A '<'
// that does not open a tag is kept.
[[nodiscard]] std::string text_of_html(std::string_view html);

}  // namespace outagedb
