#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// How a table of somebody else's is read: what its columns are in our terms.
struct TableMapping {
  struct Column {
    std::string field;   // ours
    std::string column;  // as the table's header names it, in any case
  };
  // What a bare number in a time's field counts.
  enum class Numbers { undeclared, seconds, milliseconds, excel_days };

  std::vector<Column> columns;
  std::map<std::string, std::string> constants;  // field → what every row says
  std::map<std::string, std::map<std::string, std::string>>
      values;                        // field → what the table says → what it means
  std::vector<std::string> missing;  // texts that say "not stated"
  Numbers numbers = Numbers::undeclared;
  std::optional<char> separator;  // told from the header where it is not said
  std::string zone;               // of clock times that state none

  [[nodiscard]] bool given() const;
};

// The fields that a table can fill, for messages.
[[nodiscard]] std::string table_fields();
// The field's name as it is kept: lower case, `reports` as `user_reports`.
// Throws Error where no table can fill it; the hint lists those that can be.
[[nodiscard]] std::string table_field(std::string_view name);

// Both throw Error where the field has its meaning already.
void map_column(TableMapping& mapping, std::string_view field, std::string_view column);
void map_constant(TableMapping& mapping, std::string_view field, std::string_view text);

// Reads a mapping that people keep, in YAML. Throws Error, with the line where it has one, for what
// it does not know; the file's name is left to the caller.
[[nodiscard]] TableMapping parse_mapping(const std::string& yaml);

}  // namespace outagedb
