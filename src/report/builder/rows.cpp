#include "report/builder/rows.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace outagedb {

std::size_t column_index(const Table& table, std::string_view name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].name == name) return i;
  }
  throw Error(fmt::format("a canned query has no column '{}'", name), "this is a bug in outagedb");
}

std::optional<std::int64_t> integer_at(const Table& table, std::size_t row,
                                       std::string_view column) {
  const Value& value = table.rows.at(row).at(column_index(table, column));
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (const auto* real = std::get_if<double>(&value)) return static_cast<std::int64_t>(*real);
  return std::nullopt;
}

std::optional<double> number_at(const Table& table, std::size_t row, std::string_view column) {
  const Value& value = table.rows.at(row).at(column_index(table, column));
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  return std::nullopt;
}

std::string text_at(const Table& table, std::size_t row, std::string_view column) {
  const Value& value = table.rows.at(row).at(column_index(table, column));
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? "" : *text;
}

TimeBounds times_at(const Table& table, std::size_t row, std::string_view name) {
  return {integer_at(table, row, fmt::format("{}_min", name)),
          integer_at(table, row, fmt::format("{}_max", name))};
}

DurationBounds durations_at(const Table& table, std::size_t row, std::string_view name) {
  return {integer_at(table, row, fmt::format("{}_min_s", name)),
          integer_at(table, row, fmt::format("{}_max_s", name))};
}

Table pick(const Table& table, const std::vector<std::string>& columns) {
  Table picked;
  std::vector<std::size_t> indices;
  for (const std::string& name : columns) {
    indices.push_back(column_index(table, name));
    picked.columns.push_back(table.columns[indices.back()]);
  }
  for (const auto& row : table.rows) {
    std::vector<Value> cells;
    cells.reserve(indices.size());
    for (const std::size_t i : indices) cells.push_back(row[i]);
    picked.rows.push_back(std::move(cells));
  }
  return picked;
}

Table without(const Table& table, std::string_view column) {
  std::vector<std::string> columns;
  for (const Column& other : table.columns) {
    if (other.name != column) columns.push_back(other.name);
  }
  return pick(table, columns);
}

}  // namespace outagedb
