#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace outagedb {

// A number of user reports as text: ">10,000", "~24000", "25800 at 2025-05-24 08:51 ET".
struct CountText {
  std::int64_t count = 0;
  std::string relation;  // = >= <= ~; empty: not stated
  std::string_view at;   // empty: not stated
};

// Throws RecordError, naming the column, if the text cannot be read.
[[nodiscard]] CountText count_text(std::string_view column, std::string_view text);

// "=", ">=", "<=" or "~" for the usual notations: > and ≥ are >=. Empty for anything else.
[[nodiscard]] std::string_view relation_of(std::string_view text) noexcept;

// A non-negative whole number without thousands separators, as in data: with them, "25.800" would
// be ambiguous. Throws RecordError, naming the column.
[[nodiscard]] std::int64_t whole_number(std::string_view column, std::string_view text);

}  // namespace outagedb
