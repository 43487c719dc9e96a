#pragma once

#include <cstdint>
#include <string>

// Numbers as people are shown them.
namespace outagedb {

[[nodiscard]] std::string people_count(std::int64_t value);  // 25,800
// Three significant digits, but never fewer than the whole part has: 0.42, 12.3, 25,801.
[[nodiscard]] std::string people_number(double value);
// 12.5 %; more digits only where 0.0 or 100.0 would not be true: 99.98 %.
[[nodiscard]] std::string people_share(double value);

}  // namespace outagedb
