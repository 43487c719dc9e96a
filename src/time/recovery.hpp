#pragma once

#include <string_view>

namespace outagedb {

// What the English text of an update implies about the state, for updates without a usable status.

// Everything is over: "the issue has been resolved", but not "until this issue has been resolved".
[[nodiscard]] bool says_over(std::string_view text);
// The text mentions a recovery, at least, so it does not prove that the outage still went on.
[[nodiscard]] bool may_be_over(std::string_view text);
// The text says that there is more to do.
[[nodiscard]] bool keeps_working(std::string_view text);
// A standalone note about something past: it is over, and nobody is still investigating.
[[nodiscard]] bool tells_of_the_past(std::string_view text);
// A summary written in the days after.
[[nodiscard]] bool is_summary(std::string_view text);

}  // namespace outagedb
