#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/table.hpp"
#include "query/catalogue.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// The option of a parameter: --min-severity for min_severity.
[[nodiscard]] std::string option_of(const Param& param);

// Converts the texts of an argument to the value to bind. Times without a zone are in `zone`.
// Throws Error, which names the parameter and the text, for an unreadable text and for more than
// one text if the parameter's kind takes one.
[[nodiscard]] Value argument_value(const Param& param, const std::vector<std::string>& texts,
                                   const Zone& zone);

}  // namespace outagedb
