#pragma once

#include <string>

namespace outagedb {

// A cell of a CSV file as RFC 4180 has it: in quotes where it holds what separates.
[[nodiscard]] std::string csv_cell(const std::string& text);

}  // namespace outagedb
