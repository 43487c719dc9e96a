#include "output/monthly.hpp"

namespace outagedb {
namespace {

void write_csv_report(const MonthlyReport& report, const WriteOptions& options, std::ostream& out) {
  Table outages;
  for (const PlatformMonth& platform : report.platforms) {
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

extern const MonthlyWriter monthly_csv_writer;
const MonthlyWriter monthly_csv_writer{"csv", write_csv_report};

}  // namespace outagedb
