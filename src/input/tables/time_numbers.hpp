#pragma once

#include <string>
#include <string_view>

#include "input/table_mapping.hpp"

namespace outagedb {

// A time's text where bare numbers are declared to count something: seconds and milliseconds since
// 1970 as "@1571530800", Excel's days as the clock time that the cell shows ("2025-05-24 08:51:00",
// a whole number as the day). Both ends of "A/B" are read. Any other text as it is. Throws
// RecordError for a number that cannot be meant so.
[[nodiscard]] std::string with_numbers_read(std::string_view field, std::string_view text,
                                            TableMapping::Numbers numbers);

}  // namespace outagedb
