#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// What a piece of HTML says: without tags, entities as the characters they stand for, a line for
// each paragraph. A '<' that opens no tag stays.
[[nodiscard]] std::string text_of_html(std::string_view html);

}  // namespace outagedb
