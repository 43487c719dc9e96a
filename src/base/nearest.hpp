#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// A hint for a name that is not among `names`: "did you mean 'trend'? available: gaps, trend".
[[nodiscard]] std::string hint_of_names(std::string_view wanted,
                                        const std::vector<std::string>& names);

}  // namespace outagedb
