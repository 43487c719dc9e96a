#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/table_mapping.hpp"

namespace outagedb {

// Converts bare numbers in a time's text to the notation of their declared unit: seconds,
// milliseconds and microseconds since 1970 to "@1571530800", Excel days to the clock time that the
// cell shows
// ("2025-05-24 08:51:00", or the day if whole). Converts both ends of "A/B"; leaves other text
// unchanged. Throws RecordError for a number that is not possible in that unit.
[[nodiscard]] std::string with_numbers_read(std::string_view field, std::string_view text,
                                            TableMapping::Numbers numbers);

// The unit of a table's times, if all that are numbers are plausible times from 1990 to 2100 in
// that unit alone, and there is one: seconds, milliseconds or microseconds since 1970, or Excel
// days.
[[nodiscard]] TableMapping::Numbers unit_of_numbers(const std::vector<std::string>& cells);

// Whether the text is a bare number, in any digits.
[[nodiscard]] bool is_time_number(std::string_view text);

}  // namespace outagedb
