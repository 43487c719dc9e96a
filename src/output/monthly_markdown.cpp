#include <utility>

#include "output/markdown.hpp"
#include "output/monthly.hpp"
#include "output/section_body.hpp"

namespace outagedb {
namespace {

class MarkdownReport {
 public:
  MarkdownReport(const MonthlyReport& report, WriteOptions options, std::ostream& out)
      : report_(report), texts_(report.texts), options_(std::move(options)), out_(out) {
    options_.texts = &texts_;
  }

  void write() {
    out_ << "# " << shown(report_.title) << "\n\n";
    for (const PlatformMonth& platform : report_.platforms) {
      out_ << "## " << shown(isolated(platform.platform)) << "\n\n"
           << shown(platform.headline) << "\n\n";
      for (const Section& section : platform.sections) {
        if (!section.appendix) write_section(section);
      }
    }
    out_ << "## " << shown(texts_("report.appendix")) << "\n\n";
    for (const PlatformMonth& platform : report_.platforms) {
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

  const MonthlyReport& report_;
  const Texts& texts_;
  WriteOptions options_;
  std::ostream& out_;
};

void write_markdown_report(const MonthlyReport& report, const WriteOptions& options,
                           std::ostream& out) {
  MarkdownReport(report, options, out).write();
}

}  // namespace

extern const MonthlyWriter monthly_markdown_writer;
const MonthlyWriter monthly_markdown_writer{"markdown", write_markdown_report, "md"};

}  // namespace outagedb
