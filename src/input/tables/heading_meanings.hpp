#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/table_mapping.hpp"

namespace outagedb {

struct TableRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;
};

// "OUTAGE.START_DATE (local)" → "outage start date"
[[nodiscard]] std::string plain_heading(std::string_view heading);

// Whether a heading is one of our times.
// Whether a column of components names platforms if the table has no other names of them: a list of
// a company's own incidents has one of its services in each row.
[[nodiscard]] bool names_platforms(std::string_view heading);
[[nodiscard]] bool is_time_field(std::string_view name) noexcept;

// The columns whose headings mean one of our fields; the first row is the heading. None if the
// table or the mapping already has one of our times: then its other columns are the user's own.
[[nodiscard]] std::vector<TableMapping::Column> meant_columns(const std::vector<TableRow>& rows,
                                                              const TableMapping& mapping);

// The columns that a mapping joins by " + ", or the single one, in lower case.
[[nodiscard]] std::vector<std::string> joined_columns(std::string_view column);

}  // namespace outagedb
