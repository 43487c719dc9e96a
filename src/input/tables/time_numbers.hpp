#pragma once

#include <string>
#include <string_view>

#include "input/table_mapping.hpp"

namespace outagedb {

// Converts bare numbers in a time's text to the notation of their declared unit: seconds and
// milliseconds since 1970 to "@1571530800", Excel days to the clock time that the cell shows
// ("2025-05-24 08:51:00", or the day if whole). Converts both ends of "A/B"; leaves other text
// unchanged. Throws RecordError for a number that is not possible in that unit.
[[nodiscard]] std::string with_numbers_read(std::string_view field, std::string_view text,
                                            TableMapping::Numbers numbers);

}  // namespace outagedb
