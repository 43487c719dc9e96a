#pragma once

#include <cstdint>
#include <string>

// Numbers formatted for people.
namespace outagedb {

[[nodiscard]] std::string people_count(std::int64_t value);  // 25,800
// Three significant digits, but never fewer than the integer part has: 0.42, 12.3, 25,801.
[[nodiscard]] std::string people_number(double value);
// 12.5 %; more digits only if 0.0 or 100.0 would be false: 99.98 %.
[[nodiscard]] std::string people_share(double value);

}  // namespace outagedb
