#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// How to read a third party's table: what its columns mean in our terms.
struct TableMapping {
  struct Column {
    std::string field;   // our name
    std::string column;  // as in the table's header, ignoring case; several joined by " + "
  };
  // The unit of bare numbers in time fields.
  enum class Numbers { undeclared, seconds, milliseconds, microseconds, excel_days };

  std::vector<Column> columns;
  std::map<std::string, std::string> constants;  // field → value of every row
  std::map<std::string, std::map<std::string, std::string>>
      values;                        // field → text in the table → our value
  std::vector<std::string> missing;  // texts that mean "not stated"
  Numbers numbers = Numbers::undeclared;
  std::string duration_unit;      // of bare numbers, as unit_named() gives it; empty: unknown
  std::optional<char> separator;  // detected from the header if not set
  std::string zone;               // for clock times that state none
  std::optional<std::uint64_t> header_line;  // found by the meaning of its cells if not set
  std::optional<std::uint64_t> units_line;   // of a row that states the columns' units

  [[nodiscard]] bool given() const;
  // Whether a column or a constant fills that field.
  [[nodiscard]] bool fills(std::string_view field) const;
};

// The fields that a table can fill, for messages.
[[nodiscard]] std::string table_fields();
// The canonical name of a field: lower case, `reports` as `user_reports`. Throws Error if no table
// can fill it; the hint lists the fields that a table can fill.
[[nodiscard]] std::string table_field(std::string_view name);

// The first two throw Error if the field is already mapped, the third for an unknown unit.
void map_column(TableMapping& mapping, std::string_view field, std::string_view column);
void map_constant(TableMapping& mapping, std::string_view field, std::string_view text);
void set_duration_unit(TableMapping& mapping, std::string_view name);

// The unit of numbers since 1970 for "s", "ms" and "us"; and back, empty for any other.
[[nodiscard]] std::optional<TableMapping::Numbers> epoch_unit(std::string_view name);
[[nodiscard]] std::string_view name_of_epoch(TableMapping::Numbers numbers);

// Reads a mapping file in YAML. Throws Error, with the line if known, for anything unknown; the
// caller adds the file's name.
[[nodiscard]] TableMapping parse_mapping(const std::string& yaml);

}  // namespace outagedb
