#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Three bytes become four letters; the last ones are filled up with '='.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace outagedb
