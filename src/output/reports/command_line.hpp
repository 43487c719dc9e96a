#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.hpp"

namespace outagedb {

// A word as a POSIX shell reads it: 'Google Cloud' in quotes, what needs none as it is.
[[nodiscard]] std::string shell_word(std::string_view word);

// "outagedb query frequency --platform 'Google Cloud' --by month", as a POSIX shell reads it.
[[nodiscard]] std::string command_line(const QuerySource& source);

// "Source: outagedb query …", the commands isolated: what a section's numbers come from. Empty
// where it names none.
[[nodiscard]] std::string sources_line(const std::vector<QuerySource>& sources, const Texts& texts);

}  // namespace outagedb
