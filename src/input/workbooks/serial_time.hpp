#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// What a number in a cell of a spreadsheet means, by the cell's number format.
enum class NumberMeaning { number, time, elapsed };

// Of a built-in number format of Office Open XML (ECMA-376 part 1, 18.8.30).
[[nodiscard]] NumberMeaning meaning_of_format(unsigned id) noexcept;
// Of a format code such as "d-mmm-yyyy hh:mm" or "[h]:mm".
[[nodiscard]] NumberMeaning meaning_of_format(std::string_view code);

// The text of a number, as stored, with that meaning, rounded to the second: a day number as
// "2025-05-24" or "2025-05-24 08:51", less than a day as "08:51", elapsed days as "26:05:00". A
// number that is no time of the years 1900 to 9999 stays a number. from_1904: days count from
// 1904-01-01 instead of from 1899-12-30.
[[nodiscard]] std::string text_of_number(std::string_view stored, NumberMeaning meaning,
                                         bool from_1904);

}  // namespace outagedb
