#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/format.hpp"

namespace outagedb {

// Whether the head of an input is a table whose header names a start or an end of incidents in
// words that understand_table() knows.
[[nodiscard]] bool is_understood_table(std::string_view head, const TableMapping& mapping);

// Completes the options from the head of a table: columns whose headings mean one of our fields,
// and the order of numbers in dates if the dates leave only one. What the user has specified
// stands. Returns a line for each of these, for the user.
std::vector<std::string> understand_table(std::string_view head, ReadOptions& options);

}  // namespace outagedb
