#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.hpp"

namespace outagedb {

// Quotes a word for a POSIX shell if necessary: 'Google Cloud'.
[[nodiscard]] std::string shell_word(std::string_view word);

// "outagedb query frequency --platform 'Google Cloud' --by month", quoted for a POSIX shell.
[[nodiscard]] std::string command_line(const QuerySource& source);
// "outagedb report monthly --month 2025-05 …"
[[nodiscard]] std::string command_line(const Report& report);

// The same in lines of at most `width` columns as far as possible: broken between options, with the
// backslash that a shell needs.
[[nodiscard]] std::vector<std::string> command_lines(std::string_view command, std::size_t width);

// The command that makes the report, then those that give the numbers of its sections, each once.
[[nodiscard]] std::vector<std::string> commands_of(const Report& report);

}  // namespace outagedb
