#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// The units of a column of durations whose cells are bare numbers: ms, s, min, h, d, w, and hh:mm
// and mm:ss for two numbers with a colon.

// The unit with that name, such as "min" for "Minutes"; empty if none has it.
[[nodiscard]] std::string unit_named(std::string_view name);

// The unit that a heading states, such as "min" for "Duration (mins.)"; empty if it states none.
[[nodiscard]] std::string unit_of_heading(std::string_view heading);

// A heading, as plain_heading() gives it, without a unit at its end: "duration in hours" →
// "duration".
[[nodiscard]] std::string without_unit(std::string_view plain);

// A number without a unit, as in "90", "1.5" or "1,5".
[[nodiscard]] bool is_bare_number(std::string_view text);

// The duration with the unit of its column: "90" → "90 min". Texts that state their own unit are
// unchanged, and so are numbers such as "1,500", which may be 1500 or 1.5.
[[nodiscard]] std::string with_unit(std::string_view text, std::string_view unit);

}  // namespace outagedb
