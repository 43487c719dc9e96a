#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "output/tables/writer.hpp"
#include "report/report.hpp"

namespace outagedb {

// How a line-based format, text or markdown, writes the content of a section.
struct LineFormat {
  std::string_view table_writer;
  std::string_view bullet;  // before each line
  std::string (*line)(std::string_view text, bool keep_isolates);
};

// The content below a section's title, and an empty line. options.texts: those of the report.
void write_section_body(const Section& section, const LineFormat& format,
                        const WriteOptions& options, std::ostream& out);

}  // namespace outagedb
