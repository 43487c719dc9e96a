#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/table.hpp"
#include "query/catalogue.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// The texts of an argument as the value that is bound. Times that state no zone are in `zone`.
// Throws Error, which names the parameter and the text, for one that cannot be read and for a
// second one where the parameter's kind takes one.
[[nodiscard]] Value argument_value(const Param& param, const std::vector<std::string>& texts,
                                   const Zone& zone);

}  // namespace outagedb
