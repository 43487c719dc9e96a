#include "base/json.hpp"
#include "output/json_row.hpp"
#include "output/monthly.hpp"

namespace outagedb {
namespace {

void write_section(const Section& section, JsonWriter& json) {
  json.begin_object();
  json.key("id").text(section.id).key("title").text(section.title).key("lines").begin_array();
  for (const std::string& line : section.lines) json.text(line);
  json.end_array().key("rows").begin_array();
  for (const auto& row : section.table.rows) json.raw(json_row(section.table.columns, row));
  json.end_array().end_object();
}

void write_json_report(const MonthlyReport& report, const WriteOptions&, std::ostream& out) {
  JsonWriter json;
  json.begin_object().key("title").text(report.title).key("platforms").begin_array();
  for (const PlatformMonth& platform : report.platforms) {
    json.begin_object();
    json.key("platform").text(platform.platform).key("headline").text(platform.headline);
    json.key("content_sha256").text(platform.content_sha256).key("sections").begin_array();
    for (const Section& section : platform.sections) write_section(section, json);
    json.end_array().end_object();
  }
  json.end_array().key("citation").text(report.citation).end_object();
  out << json.str() << '\n';
}

}  // namespace

extern const MonthlyWriter monthly_json_writer;
const MonthlyWriter monthly_json_writer{"json", write_json_report};

}  // namespace outagedb
