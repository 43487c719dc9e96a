#include <fmt/format.h>

#include <string>

#include "base/error.hpp"
#include "output/reports/report_writer.hpp"

namespace outagedb {

extern const ReportWriter text_report_writer;
extern const ReportWriter markdown_report_writer;
extern const ReportWriter html_report_writer;
extern const ReportWriter csv_report_writer;
extern const ReportWriter json_report_writer;
extern const ReportWriter xlsx_report_writer;
extern const ReportWriter eml_report_writer;
extern const ReportWriter pdf_report_writer;

std::span<const ReportWriter* const> report_writers() {
  static constexpr const ReportWriter* all[] = {
      &text_report_writer, &markdown_report_writer, &html_report_writer, &csv_report_writer,
      &json_report_writer, &xlsx_report_writer,     &eml_report_writer,  &pdf_report_writer};
  return all;
}

const ReportWriter& report_writer_named(std::string_view name) {
  std::string names;
  for (const ReportWriter* writer : report_writers()) {
    if (writer->name == name) return *writer;
    names.append(names.empty() ? "" : ", ").append(writer->name);
  }
  throw Error(fmt::format("unknown report format '{}'", name), "available: " + names);
}

}  // namespace outagedb
