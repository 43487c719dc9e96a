#pragma once

#include <string_view>

namespace outagedb {

// What an update says in English words of how it stands, where it has no status of its own.

// All is over: "the issue has been resolved", and not "until this issue has been resolved".
[[nodiscard]] bool says_over(std::string_view text);
// It speaks of a recovery at least, so that it does not prove that it was still down.
[[nodiscard]] bool may_be_over(std::string_view text);
// It also says that there is more to do.
[[nodiscard]] bool keeps_working(std::string_view text);
// A note that stands alone tells of something past: it is over, and nobody still looks into it.
[[nodiscard]] bool tells_of_the_past(std::string_view text);
// Said in the days after.
[[nodiscard]] bool is_summary(std::string_view text);

}  // namespace outagedb
