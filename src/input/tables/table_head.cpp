#include "input/tables/table_head.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "base/text.hpp"
#include "input/bytes/byte_source.hpp"
#include "input/records/csv_reader.hpp"
#include "input/records/fields.hpp"
#include "input/records/separators.hpp"
#include "input/tables/table_columns.hpp"
#include "input/tables/table_reader.hpp"

namespace outagedb {
namespace {

// A heading is not further down than this.
constexpr std::size_t kMostRowsAbove = 100;

std::size_t filled(const TableRow& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row.cells, [](const auto& cell) { return !trim(cell).empty(); }));
}

// Also Arabic-Indic and Persian digits, U+0660 … U+0669 and U+06F0 … U+06F9.
std::size_t digits_in(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
    const bool arabic = (text[at] == '\xD9' && next >= 0xA0 && next <= 0xA9) ||
                        (text[at] == '\xDB' && next >= 0xB0 && next <= 0xB9);
    if (arabic || (text[at] >= '0' && text[at] <= '9')) ++digits;
  }
  return digits;
}

// Without a separator, detects it and sets it.
std::vector<TableRow> rows_of(std::string_view head, std::optional<char>& separator) {
  std::vector<TableRow> rows;
  if (head.find_first_of("\r\n") == std::string_view::npos) return rows;
  // Without a line break at its end, the last row of a longer text may be incomplete.
  if (head.size() >= PeekableSource::kHead) head = head.substr(0, head.rfind('\n') + 1);
  std::istringstream stream{std::string(head)};
  CsvReader reader(stream, separator);
  separator = reader.separator();
  while (const CsvRecord* record = reader.next()) {
    if (!record->problem.empty()) continue;
    rows.push_back({record->place.line, {record->fields.begin(), record->fields.end()}});
  }
  return rows;
}

bool has_mapped_columns(const TableRow& row, const TableMapping& mapping) {
  const std::vector<std::string_view> cells(row.cells.begin(), row.cells.end());
  try {
    return TableColumns(cells, mapping).size() > 0;
  } catch (const RecordError&) {
    return false;
  }
}

// A row of data may contain a word such as "resolved": a heading below other rows names two
// fields, and no cell of it is a date or a number.
bool is_heading_below(const std::vector<TableRow>& rows, const TableMapping& mapping) {
  const TableRow& row = rows.front();
  constexpr std::size_t kYear = 4;
  if (filled(row) < 2 ||
      std::ranges::any_of(row.cells, [](const auto& cell) { return digits_in(cell) >= kYear; }))
    return false;
  if (!mapping.columns.empty()) return has_mapped_columns(row, mapping);
  const auto ours = std::ranges::count_if(
      row.cells, [](const auto& cell) { return is_time_field(lower_ascii(trim(cell))); });
  return ours > 0 || (names_times(rows, mapping) && meant_columns(rows, mapping).size() > 1);
}

std::vector<TableRow> from(const std::vector<TableRow>& rows, std::size_t at) {
  return {rows.begin() + static_cast<std::ptrdiff_t>(at), rows.end()};
}

// The rows from the heading on; empty if there is none below the first row. Titles and notes fill
// fewer cells than the heading.
std::vector<TableRow> below_others(const std::vector<TableRow>& rows, const TableMapping& mapping) {
  std::size_t most_above = 0;
  for (std::size_t at = 0; at < std::min(rows.size(), kMostRowsAbove); ++at) {
    const std::size_t above = std::exchange(most_above, std::max(most_above, filled(rows[at])));
    if (filled(rows[at]) <= above) continue;
    // Enough rows to tell clock times from dates.
    constexpr std::size_t kLooked = 20;
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(at);
    const auto left = static_cast<std::size_t>(rows.end() - first);
    if (is_heading_below({first, first + static_cast<std::ptrdiff_t>(std::min(left, kLooked))},
                         mapping))
      return from(rows, at);
  }
  return {};
}

// The separator that gives the stated heading the most columns.
TableHead with_stated_heading(std::string_view head, const TableMapping& mapping) {
  TableHead best;
  for (std::optional<char> separator : kSeparators) {
    if (mapping.separator && *mapping.separator != separator) continue;
    const auto rows = rows_of(head, separator);
    const auto at = std::ranges::find(rows, *mapping.header_line, &TableRow::line);
    if (at == rows.end()) continue;
    if (!best.rows.empty() && at->cells.size() <= best.rows.front().cells.size()) continue;
    best.rows = {at, rows.end()};
    best.separator = separator;
  }
  best.below_others = true;
  return best;
}

TableHead with_found_heading(std::string_view head, const TableMapping& mapping) {
  TableHead found;
  std::optional<char> detected = mapping.separator;
  found.rows = rows_of(head, detected);
  if (found.rows.empty()) return found;
  const bool first = mapping.columns.empty() ? names_times(found.rows, mapping)
                                             : has_mapped_columns(found.rows.front(), mapping);
  if (first || is_our_table(head, kSeparators)) return found;
  if (auto rows = below_others(found.rows, mapping); !rows.empty())
    return {std::move(rows), true, {}, {}};
  for (std::optional<char> separator : kSeparators) {
    if (separator == detected || mapping.separator) continue;
    auto rows = below_others(rows_of(head, separator), mapping);
    if (rows.empty()) continue;
    const bool below = rows.front().line != found.rows.front().line;
    return {std::move(rows), below, separator, {}};
  }
  return found;
}

constexpr std::string_view kUnits =
    "|unit|units|s|sec|secs|seconds|min|mins|minutes|h|hr|hrs|hours|days|mw|megawatt|numeric|%|"
    "datetime|وحدة|الوحدة|ثانية|دقيقة|دقائق|ساعة|ساعات|";

bool is_unit(std::string_view cell) {
  if (cell.empty() || cell.find('|') != std::string_view::npos) return false;
  const std::string plain = fold(cell);
  constexpr std::array<std::string_view, 4> kPatterns{"yyyy", "hh:mm", "hour:minute", "day, year"};
  return kUnits.find("|" + plain + "|") != std::string_view::npos ||
         std::ranges::any_of(kPatterns, [&](std::string_view pattern) {
           return plain.find(pattern) != std::string::npos;
         });
}

// Such a row states no number, hence no time.
bool states_units(const TableRow& row) {
  return std::ranges::all_of(row.cells, [](const auto& cell) { return digits_in(cell) == 0; }) &&
         std::ranges::any_of(row.cells, [](const auto& cell) { return is_unit(trim(cell)); });
}

}  // namespace

bool names_times(const std::vector<TableRow>& rows, const TableMapping& mapping) {
  const bool ours = std::ranges::any_of(
      rows.front().cells, [](const auto& cell) { return is_time_field(lower_ascii(trim(cell))); });
  if (ours) return true;
  const auto meant = meant_columns(rows, mapping);
  return std::ranges::any_of(meant, [](const auto& column) { return is_time_field(column.field); });
}

TableHead head_of_table(std::string_view head, const TableMapping& mapping) {
  if (!is_some_table(head)) return {};
  TableHead found =
      mapping.header_line ? with_stated_heading(head, mapping) : with_found_heading(head, mapping);
  if (found.rows.size() > 1 && states_units(found.rows[1])) found.units_line = found.rows[1].line;
  return found;
}

}  // namespace outagedb
