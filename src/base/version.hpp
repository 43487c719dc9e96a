#pragma once

#include <string_view>

namespace outagedb {

[[nodiscard]] std::string_view tool_version() noexcept;  // "0.1.0"

}  // namespace outagedb
