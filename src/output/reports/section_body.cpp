#include "output/reports/section_body.hpp"

#include "output/reports/command_line.hpp"

namespace outagedb {

void write_section_body(const Section& section, const LineFormat& format,
                        const WriteOptions& options, std::ostream& out) {
  const bool isolates = options.texts->right_to_left();
  for (const std::string& line : section.lines)
    out << format.bullet << format.line(line, isolates) << '\n';
  if (!section.table.rows.empty()) {
    if (!section.lines.empty()) out << '\n';
    writer_named(format.table_writer).write(section.table, options, out);
  }
  if (!section.sources.empty())
    out << '\n' << format.line(sources_line(section.sources, *options.texts), isolates) << '\n';
  out << '\n';
}

}  // namespace outagedb
