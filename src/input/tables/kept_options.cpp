#include "input/tables/kept_options.hpp"

#include "base/json.hpp"
#include "input/bytes/line_buffer.hpp"
#include "input/records/json_reader.hpp"

namespace outagedb {
namespace {

using Numbers = TableMapping::Numbers;

void write_texts(JsonWriter& json, const std::map<std::string, std::string>& texts) {
  json.begin_object();
  for (const auto& [name, text] : texts) json.key(name).text(text);
  json.end_object();
}

void write_numbers(JsonWriter& json, Numbers numbers) {
  json.key("time").begin_object();
  if (numbers == Numbers::excel_days) {
    json.key("excel").boolean(true);
  } else {
    json.key("epoch").text(name_of_epoch(numbers));
  }
  json.end_object();
}

// In the format of mapping files: YAML is a superset of JSON.
void write_mapping(JsonWriter& json, const TableMapping& mapping) {
  json.begin_object();
  if (!mapping.columns.empty()) {
    std::map<std::string, std::string> columns;
    for (const auto& [field, column] : mapping.columns) columns.emplace(field, column);
    json.key("columns");
    write_texts(json, columns);
  }
  if (!mapping.constants.empty()) write_texts(json.key("set"), mapping.constants);
  if (!mapping.values.empty()) {
    json.key("values").begin_object();
    for (const auto& [field, meanings] : mapping.values) write_texts(json.key(field), meanings);
    json.end_object();
  }
  if (!mapping.missing.empty()) {
    json.key("missing").begin_array();
    for (const std::string& text : mapping.missing) json.text(text);
    json.end_array();
  }
  if (mapping.numbers != Numbers::undeclared) write_numbers(json, mapping.numbers);
  if (!mapping.duration_unit.empty())
    write_texts(json.key("units"), {{"duration", mapping.duration_unit}});
  if (mapping.separator) json.key("separator").text(std::string(1, *mapping.separator));
  json.end_object();
}

TableMapping over(const TableMapping& kept, TableMapping given) {
  const TableMapping now = given;
  for (const auto& column : kept.columns) {
    if (!now.fills(column.field)) given.columns.push_back(column);
  }
  for (const auto& [field, text] : kept.constants) {
    if (!now.fills(field)) given.constants.emplace(field, text);
  }
  for (const auto& [field, meanings] : kept.values)
    given.values[field].insert(meanings.begin(), meanings.end());
  given.missing.insert(given.missing.end(), kept.missing.begin(), kept.missing.end());
  if (given.numbers == Numbers::undeclared) given.numbers = kept.numbers;
  if (given.duration_unit.empty()) given.duration_unit = kept.duration_unit;
  if (!given.separator) given.separator = kept.separator;
  return given;
}

}  // namespace

std::string options_to_keep(const ReadOptions& options) {
  JsonWriter json;
  json.begin_object();
  if (!options.platform.empty()) json.key("platform").text(options.platform);
  if (!options.source.empty()) json.key("source").text(options.source);
  if (options.time.zone) json.key("zone").text(options.time.zone->name());
  if (!options.time.labels.empty()) write_texts(json.key("labels"), options.time.labels);
  if (options.time.dates) json.key("dates").text(name_of(*options.time.dates));
  if (options.time.shift_gaps) json.key("shift_gaps").boolean(true);
  TableMapping mapping = options.table;
  mapping.zone.clear();         // already the zone of the times
  mapping.header_line.reset();  // see kept_options()
  if (mapping.given()) write_mapping(json.key("table"), mapping);
  return json.end_object().str();
}

ReadOptions kept_options(const std::string& text, const ReadOptions& given) {
  JsonReader reader;
  const std::string padded = text + std::string(LineBuffer::kPadding, ' ');
  const Fields& kept = reader.read(std::string_view(padded).substr(0, text.size()));
  ReadOptions options = given;
  if (given.platform.empty()) options.platform = kept.exact("platform");
  if (given.source.empty()) options.source = kept.exact("source");
  if (!given.time.zone && kept.has("zone")) options.time.zone = Zone::named(kept.text("zone"));
  for (const Field& label : kept.object("labels"))
    options.time.labels.emplace(std::string(label.name), std::string(label.text));
  if (!given.time.dates && kept.has("dates"))
    options.time.dates = date_order_of(kept.text("dates"));
  options.time.shift_gaps = given.time.shift_gaps || kept.text("shift_gaps") == "true";
  if (const auto table = kept.json("table"); !table.empty())
    options.table = over(parse_mapping(std::string(table)), given.table);
  options.table.header_line.reset();  // a rejected record is stored with the heading alone
  return options;
}

}  // namespace outagedb
