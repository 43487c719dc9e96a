#include "base/text.hpp"
#include "output/monthly.hpp"
#include "output/visible.hpp"

namespace outagedb {
namespace {

void heading(const std::string& text, char rule, std::ostream& out) {
  const std::string shown = visible(text);
  out << shown << '\n' << std::string(display_width(shown), rule) << "\n\n";
}

void write_section(const Section& section, const WriteOptions& options, std::ostream& out) {
  heading(section.title, '-', out);
  for (const std::string& line : section.lines) out << visible(line) << '\n';
  if (!section.table.rows.empty()) {
    if (!section.lines.empty()) out << '\n';
    writer_named("table").write(section.table, options, out);
  }
  out << '\n';
}

void write_text(const MonthlyReport& report, const WriteOptions& options, std::ostream& out) {
  heading(report.title, '=', out);
  for (const PlatformMonth& platform : report.platforms) {
    out << visible(platform.headline) << "\n\n";
    for (const Section& section : platform.sections) write_section(section, options, out);
  }
  out << "To cite: " << visible(report.citation) << '\n';
}

}  // namespace

extern const MonthlyWriter monthly_text_writer;
const MonthlyWriter monthly_text_writer{"text", write_text};

}  // namespace outagedb
