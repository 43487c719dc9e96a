#include "input/tables/understand_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "input/records/ascii_digits.hpp"
#include "input/records/time_words.hpp"
#include "input/tables/duration_units.hpp"
#include "input/tables/heading_meanings.hpp"
#include "input/tables/table_head.hpp"
#include "input/tables/time_numbers.hpp"

namespace outagedb {
namespace {

// What one date says about the order of its numbers.
struct OrderSeen {
  bool numeric = false;
  std::optional<DateOrder> only = {};
};

OrderSeen order_of(std::string_view text) {
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> digits{};
  char separator = 0;
  std::size_t at = 0;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0 &&
           digits[n] < 5) {
      numbers[n] = numbers[n] * 10 + (text[at++] - '0');
      ++digits[n];
    }
    if (digits[n] == 0) return {};
    if (n == 2) break;
    if (at == text.size() || std::string_view("/.-").find(text[at]) == std::string_view::npos ||
        (n == 1 && text[at] != separator))
      return {};
    separator = text[at++];
  }
  if (digits[0] > 2 || digits[1] > 2 || (digits[2] != 2 && digits[2] != 4)) return {};
  const auto [a, b, year] = numbers;
  if (b > 12 && a <= 12) return {true, DateOrder::month_first};
  // 21/02/14 could begin with the year.
  if (a > 12 && b <= 12 && (digits[2] == 4 || year > 31)) return {true, DateOrder::day_first};
  return {true, {}};
}

bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789.,%+- ") == std::string_view::npos;
}

// Whether the column with this heading fills the field, alone or joined with others.
bool is_of(const TableMapping::Column& column, std::string_view heading) {
  const std::string name = lower_ascii(trim(heading));
  const auto joined = joined_columns(column.column);
  return lower_ascii(column.column) == name || std::ranges::find(joined, name) != joined.end();
}

// The columns that tell apart rows with one start and title, so that these are not taken for one
// incident: each time the column that tells most of them apart, of columns with names.
class KeyColumns {
 public:
  KeyColumns(const std::vector<TableRow>& rows, const TableMapping& mapping) : rows_(rows) {
    for (std::size_t at = 0; at < rows.front().cells.size(); ++at) {
      const auto mapped = std::ranges::find_if(mapping.columns, [&](const auto& column) {
        return is_of(column, rows.front().cells[at]);
      });
      const std::string field = mapped == mapping.columns.end() ? "" : mapped->field;
      if (field == "started" || field == "title") {
        chosen_.push_back(at);
      } else if ((field.empty() || field == "component" || field == "platform") && names_in(at)) {
        candidates_.push_back(at);
      }
    }
  }

  // Empty if start and title suffice.
  std::vector<std::size_t> choose() {
    constexpr std::size_t kMost = 6;
    const std::size_t all = different(candidates_);
    std::size_t now = different({});
    if (now == all) return {};
    while (now < all && chosen_.size() < kMost) {
      const auto best = std::ranges::max_element(candidates_, {},
                                                 [&](std::size_t at) { return different({at}); });
      now = different({*best});
      chosen_.push_back(*best);
    }
    return chosen_;
  }

 private:
  // A column of which more than a fifth are numbers is a measure.
  [[nodiscard]] bool names_in(std::size_t at) const {
    std::size_t names = 0;
    std::size_t numbers = 0;
    for (std::size_t row = 1; row < rows_.size(); ++row) {
      if (at >= rows_[row].cells.size() || trim(rows_[row].cells[at]).empty()) continue;
      ++(is_number(rows_[row].cells[at]) ? numbers : names);
    }
    return !rows_.front().cells[at].empty() && names > 0 && numbers * 4 <= names;
  }

  // The number of different rows in the chosen columns and these.
  [[nodiscard]] std::size_t different(const std::vector<std::size_t>& more) const {
    std::set<std::string> seen;
    for (std::size_t row = 1; row < rows_.size(); ++row) {
      std::string text;
      for (const auto* columns : {&chosen_, &more}) {
        for (const std::size_t at : *columns) {
          if (at < rows_[row].cells.size()) text += rows_[row].cells[at];
          text += '\n';
        }
      }
      seen.insert(std::move(text));
    }
    return seen.size();
  }

  const std::vector<TableRow>& rows_;
  std::vector<std::size_t> chosen_;
  std::vector<std::size_t> candidates_;
};

// Joined as a mapping names them; empty if the table needs no key of its own or has one.
std::string key_of(const std::vector<TableRow>& rows, const TableMapping& mapping) {
  std::string key;
  const bool has_key = std::ranges::any_of(
      rows.front().cells, [](const auto& cell) { return lower_ascii(trim(cell)) == "key"; });
  if (has_key || mapping.fills("key") || !mapping.fills("started")) return key;
  for (const std::size_t at : KeyColumns(rows, mapping).choose())
    key += fmt::format("{}{}", key.empty() ? "" : " + ", trim(rows.front().cells[at]));
  return key;
}

struct Orders {
  std::string day_first;  // a date that leaves only this order
  std::string month_first;
};

std::vector<std::size_t> time_columns(const std::vector<TableRow>& rows,
                                      const TableMapping& mapping) {
  std::vector<std::size_t> columns;
  for (std::size_t at = 0; at < rows.front().cells.size(); ++at) {
    const std::string heading = lower_ascii(trim(rows.front().cells[at]));
    const bool mapped = std::ranges::any_of(mapping.columns, [&](const auto& column) {
      return is_time_field(column.field) && is_of(column, heading);
    });
    if (mapped || is_time_field(heading)) columns.push_back(at);
  }
  return columns;
}

Orders orders_in(const std::vector<TableRow>& rows, const TableMapping& mapping) {
  Orders seen;
  const std::vector<std::size_t> columns = time_columns(rows, mapping);
  for (std::size_t row = 1; row < rows.size(); ++row) {
    for (const std::size_t at : columns) {
      if (at >= rows[row].cells.size()) continue;
      const std::string text(trim(rows[row].cells[at]));
      const OrderSeen order = order_of(ascii_digits(text));
      if (!order.only) continue;
      std::string& example =
          *order.only == DateOrder::day_first ? seen.day_first : seen.month_first;
      if (example.empty()) example = text;
    }
  }
  return seen;
}

std::string_view words_for(TableMapping::Numbers numbers) {
  switch (numbers) {
    case TableMapping::Numbers::seconds:
      return "seconds since 1970";
    case TableMapping::Numbers::milliseconds:
      return "milliseconds since 1970";
    case TableMapping::Numbers::microseconds:
      return "microseconds since 1970";
    default:
      return "days of a spreadsheet";
  }
}

// The unit of times that are bare numbers, if a column has no other times and all numbers fit.
void state_numbers(const std::vector<TableRow>& rows, TableMapping& mapping,
                   std::vector<std::string>& understood) {
  if (mapping.numbers != TableMapping::Numbers::undeclared) return;
  std::vector<std::string> cells;
  std::string column;
  for (const std::size_t at : time_columns(rows, mapping)) {
    bool all = true;
    const std::size_t before = cells.size();
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
      const auto cell = at < row->cells.size() ? trim(row->cells[at]) : std::string_view{};
      const bool missing = std::ranges::find(mapping.missing, cell) != mapping.missing.end();
      if (cell.empty() || missing || means_not_stated(cell) || means_ongoing(cell)) continue;
      all = all && is_time_number(cell);
      cells.emplace_back(cell);
    }
    if (all && cells.size() > before && column.empty()) column = trim(rows.front().cells[at]);
  }
  const auto numbers = column.empty() ? TableMapping::Numbers::undeclared : unit_of_numbers(cells);
  if (numbers == TableMapping::Numbers::undeclared) return;
  mapping.numbers = numbers;
  understood.push_back(
      fmt::format("numbers in '{}' read as {}; --epoch or --excel-dates overrides it", column,
                  words_for(numbers)));
}

// The unit of durations that are bare numbers, from their heading or the row of units under it.
void state_duration_unit(const TableRow& heading, const TableRow& units, TableMapping& mapping,
                         std::vector<std::string>& understood) {
  if (!mapping.duration_unit.empty()) return;
  const std::vector<std::string>& headings = heading.cells;
  for (std::size_t at = 0; at < headings.size(); ++at) {
    const bool mapped = std::ranges::any_of(mapping.columns, [&](const auto& column) {
      return column.field == "duration" && is_of(column, headings[at]);
    });
    if (!mapped && (mapping.fills("duration") || lower_ascii(trim(headings[at])) != "duration"))
      continue;
    std::string stated(trim(headings[at]));
    mapping.duration_unit = unit_of_heading(stated);
    if (mapping.duration_unit.empty() && at < units.cells.size()) {
      stated = trim(units.cells[at]);
      mapping.duration_unit = unit_of_heading(stated);
    }
    if (mapping.duration_unit.empty()) return;
    understood.push_back(
        fmt::format("durations without a unit read in {}, because of '{}'; --duration-unit "
                    "overrides it",
                    mapping.duration_unit, stated));
  }
}

// Takes the services of a table as its platforms if nothing else names them.
void find_platforms(const TableRow& heading, const TableMapping& mapping,
                    std::vector<TableMapping::Column>& meant) {
  const bool named =
      mapping.fills("platform") ||
      std::ranges::find(meant, "platform", &TableMapping::Column::field) != meant.end() ||
      std::ranges::any_of(heading.cells, [](const std::string& cell) {
        return lower_ascii(trim(cell)) == "platform";
      });
  const auto services = std::ranges::find(meant, "component", &TableMapping::Column::field);
  if (!named && services != meant.end() && names_platforms(services->column))
    services->field = "platform";
}

// Where the table begins, if that is not at its first row.
void state_heading(const TableHead& head, TableMapping& mapping,
                   std::vector<std::string>& understood) {
  mapping.units_line = head.units_line;
  if (!mapping.separator) mapping.separator = head.separator;
  if (!head.below_others) return;
  if (!mapping.header_line) {
    understood.push_back(fmt::format("heading read from line {}; --header-line overrides it",
                                     head.rows.front().line));
  }
  mapping.header_line = head.rows.front().line;
}

}  // namespace

bool is_understood_table(std::string_view head, const TableMapping& mapping) {
  const TableHead table = head_of_table(head, mapping);
  if (table.rows.empty()) return false;
  const auto meant = meant_columns(table.rows, mapping);
  return table.below_others ||
         std::ranges::any_of(meant, [](const auto& column) { return is_time_field(column.field); });
}

std::vector<std::string> understand_table(std::string_view head, ReadOptions& options) {
  std::vector<std::string> understood;
  TableHead table = head_of_table(head, options.table);
  if (table.rows.empty()) return understood;
  state_heading(table, options.table, understood);
  TableRow units;
  if (table.units_line) {
    units = std::move(table.rows[1]);
    table.rows.erase(table.rows.begin() + 1);
  }
  const std::vector<TableRow>& rows = table.rows;
  std::string columns;
  auto meant = meant_columns(rows, options.table);
  if (options.platform.empty()) find_platforms(rows.front(), options.table, meant);
  for (const auto& [field, column] : meant) {
    if (field == "platform" && !options.platform.empty()) continue;
    columns += fmt::format("{}'{}' as {}", columns.empty() ? "" : ", ", column, field);
    map_column(options.table, field, column);
  }
  if (const std::string key = columns.empty() ? "" : key_of(rows, options.table); !key.empty()) {
    columns += fmt::format(", '{}' as key", key);
    map_column(options.table, "key", key);
  }
  if (!columns.empty())
    understood.push_back(
        fmt::format("columns read: {}; --column FIELD=COLUMN reads others", columns));
  state_numbers(rows, options.table, understood);
  state_duration_unit(rows.front(), units, options.table, understood);
  if (options.time.dates) return understood;
  const Orders seen = orders_in(rows, options.table);
  if (seen.day_first.empty() == seen.month_first.empty()) return understood;
  const bool day_first = !seen.day_first.empty();
  options.time.dates = day_first ? DateOrder::day_first : DateOrder::month_first;
  understood.push_back(fmt::format("dates read as {}, because of '{}'; --dates overrides it",
                                   day_first ? "day/month/year" : "month/day/year",
                                   day_first ? seen.day_first : seen.month_first));
  return understood;
}

}  // namespace outagedb
