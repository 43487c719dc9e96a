#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "output/reports/report_writer.hpp"
#include "output/reports/section_body.hpp"
#include "output/tables/escape_controls.hpp"

namespace outagedb {
namespace {

class TextReport {
 public:
  TextReport(const Report& report, WriteOptions options, std::ostream& out)
      : report_(report), texts_(report.texts), options_(std::move(options)), out_(out) {
    options_.texts = &texts_;
  }

  void write() {
    heading(report_.title, '=');
    for (const PlatformReport& platform : report_.platforms) {
      out_ << shown(platform.headline) << "\n\n";
      write_sections(platform.sections, false);
    }
    for (const PlatformReport& platform : report_.platforms) {
      if (!has_appendix(platform.sections)) continue;
      heading(texts_.with("report.appendix_of", {{"platform", isolated(platform.platform)}}), '=');
      write_sections(platform.sections, true);
    }
    write_sections(report_.appendix, true);
    out_ << shown(texts_.with("report.cite", {{"citation", report_.citation}})) << '\n';
  }

 private:
  static bool has_appendix(const std::vector<Section>& sections) {
    return std::any_of(sections.begin(), sections.end(),
                       [](const Section& s) { return s.appendix; });
  }

  [[nodiscard]] std::string shown(const std::string& line) const {
    return escape_line(line, texts_.right_to_left());
  }

  void heading(const std::string& text, char rule) {
    const std::string title = shown(text);
    out_ << title << '\n' << std::string(display_width(title), rule) << "\n\n";
  }

  void write_sections(const std::vector<Section>& sections, bool appendix) {
    for (const Section& section : sections) {
      if (section.appendix == appendix) write_section(section);
    }
  }

  void write_section(const Section& section) {
    heading(section.title, '-');
    write_section_body(section, {"table", "", escape_line}, options_, out_);
  }

  const Report& report_;
  const Texts& texts_;
  WriteOptions options_;
  std::ostream& out_;
};

void write_text(const Report& report, const WriteOptions& options, std::ostream& out) {
  TextReport(report, options, out).write();
}

}  // namespace

extern const ReportWriter text_report_writer;
const ReportWriter text_report_writer{"text", write_text, "txt"};

}  // namespace outagedb
