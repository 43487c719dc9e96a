#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace outagedb {

// A number of user reports in words: ">10,000", "~24000", "25800 at 2025-05-24 08:51 ET".
struct CountText {
  std::int64_t count = 0;
  std::string relation;  // = >= <= ~; empty: not stated
  std::string_view at;   // empty: not stated
};

// Throws RecordError, the column named.
[[nodiscard]] CountText count_text(std::string_view column, std::string_view text);

// "=", ">=", "<=" or "~" for what people write: > and ≥ are >=. Empty where it is none of them.
[[nodiscard]] std::string_view relation_of(std::string_view text) noexcept;

// A bare whole number that is not negative, as data has them: without separators between thousands,
// which would leave open what "25.800" means. Throws RecordError, the column named.
[[nodiscard]] std::int64_t whole_number(std::string_view column, std::string_view text);

}  // namespace outagedb
