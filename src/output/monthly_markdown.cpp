#include "output/markdown.hpp"
#include "output/monthly.hpp"

namespace outagedb {
namespace {

void write_section(const Section& section, const WriteOptions& options, std::ostream& out) {
  out << "### " << markdown_text(section.title) << "\n\n";
  for (const std::string& line : section.lines) out << "- " << markdown_text(line) << '\n';
  if (!section.table.rows.empty()) {
    if (!section.lines.empty()) out << '\n';
    writer_named("markdown").write(section.table, options, out);
  }
  out << '\n';
}

void write_markdown_report(const MonthlyReport& report, const WriteOptions& options,
                           std::ostream& out) {
  out << "# " << markdown_text(report.title) << "\n\n";
  for (const PlatformMonth& platform : report.platforms) {
    out << "## " << markdown_text(platform.platform) << "\n\n"
        << markdown_text(platform.headline) << "\n\n";
    for (const Section& section : platform.sections) write_section(section, options, out);
  }
  out << "To cite: " << markdown_text(report.citation) << '\n';
}

}  // namespace

extern const MonthlyWriter monthly_markdown_writer;
const MonthlyWriter monthly_markdown_writer{"markdown", write_markdown_report};

}  // namespace outagedb
