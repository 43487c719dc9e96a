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

// "Source: outagedb query …": the commands that give a section's numbers, isolated. Empty if there
// are none.
[[nodiscard]] std::string sources_line(const std::vector<QuerySource>& sources, const Texts& texts);

}  // namespace outagedb
