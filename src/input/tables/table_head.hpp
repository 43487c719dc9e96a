#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "input/table_mapping.hpp"
#include "input/tables/heading_meanings.hpp"

namespace outagedb {

// The complete rows at the start of a table, from its heading on.
struct TableHead {
  std::vector<TableRow> rows;     // the first is the heading; empty if the text is not a table
  bool below_others = false;      // the heading is not the first row
  std::optional<char> separator;  // if it is not the one detected from the first row
  std::optional<std::uint64_t> units_line;  // of the row under the heading, if it states units
};

// Finds the heading: the row that the mapping names, else the first row with the columns that the
// mapping reads or with headings that mean a start or an end, else the first row.
[[nodiscard]] TableHead head_of_table(std::string_view head, const TableMapping& mapping);

// Whether the heading names one of our times, or a start or an end in other words.
[[nodiscard]] bool names_times(const std::vector<TableRow>& rows, const TableMapping& mapping);

}  // namespace outagedb
