#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/table.hpp"
#include "query/catalogue.hpp"
#include "time/zone.hpp"

namespace outagedb {

// The text of an argument as the value that is bound. Times that state no zone are in `zone`.
// Throws Error, which names the parameter and the text.
[[nodiscard]] Value argument_value(const Param& param, const std::string& text, const Zone& zone);

}  // namespace outagedb
