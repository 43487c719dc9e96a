#include <utility>

#include "output/reports/report_writer.hpp"
#include "output/reports/section_body.hpp"
#include "output/tables/markdown.hpp"

namespace outagedb {
namespace {

class MarkdownReport {
 public:
  MarkdownReport(const Report& report, WriteOptions options, std::ostream& out)
      : report_(report), texts_(report.texts), options_(std::move(options)), out_(out) {
    options_.texts = &texts_;
  }

  void write() {
    out_ << "# " << shown(report_.title) << "\n\n";
    for (const PlatformReport& platform : report_.platforms) {
      out_ << "## " << shown(isolated(platform.platform)) << "\n\n"
           << shown(platform.headline) << "\n\n";
      for (const Section& section : platform.sections) {
        if (!section.appendix) write_section(section);
      }
    }
    out_ << "## " << shown(texts_("report.appendix")) << "\n\n";
    for (const PlatformReport& platform : report_.platforms) {
      for (const Section& section : platform.sections) {
        if (section.appendix) write_section(section, platform.platform);
      }
    }
    for (const Section& section : report_.appendix) write_section(section);
    out_ << shown(texts_.with("report.cite", {{"citation", report_.citation}})) << '\n';
  }

 private:
  [[nodiscard]] std::string shown(const std::string& line) const {
    return markdown_line(line, texts_.right_to_left());
  }

  void write_section(const Section& section, const std::string& platform = {}) {
    out_ << "### ";
    if (!platform.empty()) out_ << shown(isolated(platform)) << ": ";
    out_ << shown(section.title) << "\n\n";
    write_section_body(section, {"markdown", "- ", markdown_line}, options_, out_);
  }

  const Report& report_;
  const Texts& texts_;
  WriteOptions options_;
  std::ostream& out_;
};

void write_markdown_report(const Report& report, const WriteOptions& options, std::ostream& out) {
  MarkdownReport(report, options, out).write();
}

}  // namespace

extern const ReportWriter markdown_report_writer;
const ReportWriter markdown_report_writer{"markdown", write_markdown_report, "md"};

}  // namespace outagedb
