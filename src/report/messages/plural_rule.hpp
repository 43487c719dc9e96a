#pragma once

#include <cstdint>
#include <string_view>

namespace outagedb {

// Whether a nonnegative integer meets a condition in the syntax of CLDR's plural rules (UTS 35,
// part 3, 5.1): "n = 1", "n % 100 = 3..10", "n % 10 = 2..4 and n % 100 != 12..14 or n = 0,5".
// Supports the operands n and i, which are equal for integers, and v, which is 0. Throws Error for
// any other text.
[[nodiscard]] bool plural_rule_holds(std::string_view rule, std::uint64_t number);

}  // namespace outagedb
