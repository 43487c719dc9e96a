#include "output/reports/report_writer.hpp"

namespace outagedb {
namespace {

void write_csv_report(const Report& report, const WriteOptions& options, std::ostream& out) {
  Table outages;
  for (const PlatformReport& platform : report.platforms) {
    for (const Section& section : platform.sections) {
      if (section.id != "outages") continue;
      if (outages.columns.empty()) {
        outages.columns = section.table.columns;
        outages.columns.insert(outages.columns.begin(), Column{"platform", Unit::text, {}});
      }
      for (const auto& row : section.table.rows) {
        outages.rows.push_back(row);
        outages.rows.back().insert(outages.rows.back().begin(), platform.platform);
      }
    }
  }
  writer_named("csv").write(outages, options, out);
}

}  // namespace

extern const ReportWriter csv_report_writer;
const ReportWriter csv_report_writer{
    .name = "csv", .write = write_csv_report, .sections = Sections::always};

}  // namespace outagedb
