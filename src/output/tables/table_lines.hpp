#pragma once

#include <cstddef>
#include <ostream>
#include <vector>

#include "output/tables/cells.hpp"

namespace outagedb {

// The width of each column on a terminal: that of its heading or its widest cell, of which at most
// `widest` columns count.
[[nodiscard]] std::vector<std::size_t> column_widths(const Cells& cells, std::size_t widest);

// Headings, a rule and the rows, aligned in columns with two spaces between them. A cell wider than
// its column shifts the rest of its row.
void write_table_lines(const Cells& cells, const std::vector<std::size_t>& widths, bool color,
                       std::ostream& out);

}  // namespace outagedb
