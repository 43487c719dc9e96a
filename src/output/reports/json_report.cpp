#include <array>

#include "base/json.hpp"
#include "output/reports/command_line.hpp"
#include "output/reports/report_writer.hpp"
#include "output/tables/escape_controls.hpp"
#include "output/tables/json_row.hpp"
#include "time/format/format_time.hpp"

namespace outagedb {
namespace {

// Described in docs/report-json.md; a change that breaks readers makes it /3.
constexpr std::string_view kSchema = "outagedb-report/2";

constexpr std::array<std::pair<Unit, std::string_view>, 10> kUnits{
    {{Unit::text, "text"},
     {Unit::count, "count"},
     {Unit::number, "number"},
     {Unit::share, "share"},
     {Unit::seconds, "seconds"},
     {Unit::seconds_min, "seconds_min"},
     {Unit::seconds_max, "seconds_max"},
     {Unit::time, "time"},
     {Unit::time_min, "time_min"},
     {Unit::time_max, "time_max"}}};

std::string_view name_of(Unit unit) {
  for (const auto& [known, name] : kUnits) {
    if (known == unit) return name;
  }
  return {};
}

std::string_view name_of(Part part) {
  constexpr std::string_view kNames[] = {"page", "said", "numbers", "records"};
  return kNames[static_cast<std::size_t>(part)];
}

std::string line_of(const std::string& text) { return escape_line(text, false); }

void write_source(const QuerySource& source, JsonWriter& json) {
  json.begin_object().key("query").text(source.query).key("options").begin_object();
  for (const auto& [option, value] : source.options) json.key(option).text(value);
  json.end_object().key("command").text(command_line(source)).end_object();
}

void write_section(const Section& section, JsonWriter& json) {
  json.begin_object().key("id").text(section.id).key("title").text(line_of(section.title));
  json.key("part").text(name_of(section.part)).key("lines").begin_array();
  for (const std::string& line : section.lines) json.text(line_of(line));
  json.end_array().key("columns").begin_array();
  for (const Column& column : section.table.columns) {
    json.begin_object().key("name").text(column.name).key("unit").text(name_of(column.unit));
    json.key("help").text(column.help).end_object();
  }
  json.end_array().key("rows").begin_array();
  for (const auto& row : section.table.rows) json.raw(json_row(section.table.columns, row));
  json.end_array().key("sources").begin_array();
  for (const QuerySource& source : section.sources) write_source(source, json);
  json.end_array().end_object();
}

void write_sections(std::string_view key, const std::vector<Section>& sections, JsonWriter& json) {
  json.key(key).begin_array();
  for (const Section& section : sections) write_section(section, json);
  json.end_array();
}

void write_page(const Page& page, JsonWriter& json) {
  json.key("headline").text(line_of(page.headline)).key("lead").begin_array();
  for (const std::string& sentence : page.lead) json.text(line_of(sentence));
  json.end_array().key("facts").begin_array();
  for (const Fact& fact : page.facts) {
    json.begin_object().key("id").text(fact.id).key("label").text(line_of(fact.label));
    json.key("value").text(line_of(fact.value)).key("doubt").text(line_of(fact.doubt));
    json.end_object();
  }
  json.end_array();
}

void write_frame(const Report& report, const WriteOptions& options, JsonWriter& json) {
  json.key("schema").text(kSchema).key("language").text(report.texts.language());
  json.key("title").text(line_of(report.title)).key("period").begin_object();
  json.key("kind").text(kind_of(report.period.kind).name);
  json.key("label").text(report.period.label);
  json.key("from").text(format_rfc3339(report.period.from));
  json.key("until").text(format_rfc3339(report.period.until)).end_object();
  json.key("zones").begin_array();
  for (const Zone& zone : options.zones) json.text(zone.name());
  json.end_array().key("as_of").text(format_rfc3339(report.as_of)).key("known_at");
  if (report.known_at) {
    json.text(format_rfc3339(*report.known_at));
  } else {
    json.null();
  }
}

void write_json_report(const Report& report, const WriteOptions& options, std::ostream& out) {
  JsonWriter json;
  json.begin_object();
  write_frame(report, options, json);
  json.key("platforms").begin_array();
  for (const PlatformReport& platform : report.platforms) {
    json.begin_object().key("platform").text(platform.platform);
    write_page(platform.page, json);
    json.key("content_sha256").text(platform.content_sha256);
    write_sections("sections", platform.sections, json);
    json.end_object();
  }
  json.end_array();
  write_sections("sections", report.sections, json);
  json.key("citation").text(line_of(report.citation)).end_object();
  out << json.str() << '\n';
}

}  // namespace

extern const ReportWriter json_report_writer;
const ReportWriter json_report_writer{
    .name = "json", .write = write_json_report, .sections = Sections::always};

}  // namespace outagedb
