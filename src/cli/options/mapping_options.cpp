#include "cli/options/mapping_options.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/error.hpp"
#include "cli/options/one_of.hpp"

namespace outagedb {
namespace {

// Splits "started=begin" in two.
std::pair<std::string, std::string> halves(const std::string& setting, const char* option,
                                           const char* example) {
  const auto equals = setting.find('=');
  if (equals != std::string::npos) return {setting.substr(0, equals), setting.substr(equals + 1)};
  throw Error(fmt::format("'{}' has no '='", setting), fmt::format("as in {} {}", option, example));
}

TableMapping mapping_of_file(const std::string& file) {
  if (file.empty()) return {};
  if (std::filesystem::is_directory(file))
    throw Error(fmt::format("{}: is a folder", file), "name a YAML file");
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream)
    throw Error(fmt::format("{}: cannot read the mapping", file),
                "check that the file exists and is readable");
  try {
    return parse_mapping(text);
  } catch (const Error& error) {
    throw Error(fmt::format("{}: {}", file, error.what()), error.hint());
  }
}

}  // namespace

// Each takes one value, or a file after it would be read as another value.
void MappingOptions::add_to(CLI::App& command) {
  const auto each = [&](const char* name, std::vector<std::string>& values, const char* text) {
    return command.add_option(name, values, text)->allow_extra_args(false)->group("Tables");
  };
  each("--column", columns_, "Column of a table that holds a field, as in started=begin")
      ->type_name("FIELD=COLUMN");
  each("--set", constants_, "Value of a field in every row of a table, as in platform=Claude")
      ->type_name("FIELD=TEXT");
  each("--missing", missing_, "Text in a table that means 'not stated', as in UNKNOWN")
      ->type_name("TEXT");
  command.add_option("--header-line", header_line_, "Line of a table's heading [detected]")
      ->type_name("N")
      ->check(CLI::PositiveNumber.description(""))
      ->group("Tables");
  command
      .add_option("--duration-unit", duration_unit_,
                  "Unit of durations that are bare numbers: ms, s, min, h, d, w, hh:mm or mm:ss")
      ->type_name("UNIT")
      ->group("Tables");
  command.add_option("--map-file", file_, "YAML file with these settings and more")
      ->type_name("FILE")
      ->group("Tables");
  auto* epoch = command
                    .add_option("--epoch", epoch_,
                                "Numbers are seconds, milliseconds or microseconds since 1970")
                    ->group("Tables");
  accept_one_of(*epoch, {"s", "ms", "us"});
  command.add_flag("--excel-dates", excel_, "Numbers are the day numbers of a spreadsheet")
      ->excludes(epoch)
      ->group("Tables");
}

TableMapping MappingOptions::mapping() const {
  TableMapping mapping = mapping_of_file(file_);
  for (const std::string& setting : columns_) {
    const auto [field, column] = halves(setting, "--column", "started=begin");
    map_column(mapping, field, column);
  }
  for (const std::string& setting : constants_) {
    const auto [field, text] = halves(setting, "--set", "platform=Claude");
    map_constant(mapping, field, text);
  }
  mapping.missing.insert(mapping.missing.end(), missing_.begin(), missing_.end());
  if (!duration_unit_.empty()) set_duration_unit(mapping, duration_unit_);
  if (header_line_) mapping.header_line = header_line_;
  using Numbers = TableMapping::Numbers;
  if (excel_) mapping.numbers = Numbers::excel_days;
  if (!epoch_.empty()) mapping.numbers = *epoch_unit(epoch_);
  return mapping;
}

}  // namespace outagedb
