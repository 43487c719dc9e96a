#pragma once

#include <string>
#include <vector>

#include "model/table.hpp"

namespace outagedb {

// A row as a JSON object on one line, its members in column order.
[[nodiscard]] std::string json_row(const std::vector<Column>& columns,
                                   const std::vector<Value>& row);

}  // namespace outagedb
