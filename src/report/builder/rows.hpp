#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/instant.hpp"
#include "model/table.hpp"

namespace outagedb {

// Index of a column; throws Error if the table has no column of that name, which is a bug in
// outagedb.
[[nodiscard]] std::size_t column_index(const Table& table, std::string_view name);

[[nodiscard]] std::optional<std::int64_t> integer_at(const Table& table, std::size_t row,
                                                     std::string_view column);
[[nodiscard]] std::optional<double> number_at(const Table& table, std::size_t row,
                                              std::string_view column);
[[nodiscard]] std::string text_at(const Table& table, std::size_t row, std::string_view column);

// The bounds in two columns: of a time "started" in started_min and started_max, of a duration
// "downtime" in downtime_min_s and downtime_max_s.
[[nodiscard]] TimeBounds times_at(const Table& table, std::size_t row, std::string_view name);
[[nodiscard]] DurationBounds durations_at(const Table& table, std::size_t row,
                                          std::string_view name);

// The table with only these columns, in this order.
[[nodiscard]] Table pick(const Table& table, const std::vector<std::string>& columns);
// The table with all columns but this one.
[[nodiscard]] Table without(const Table& table, std::string_view column);

}  // namespace outagedb
