#include <sstream>
#include <string>
#include <string_view>

#include "output/reports/mail_message.hpp"
#include "output/reports/mail_page.hpp"
#include "output/reports/report_writer.hpp"
#include "output/tables/escape_controls.hpp"

namespace outagedb {
namespace {

// The text report as it is on a terminal.
std::string text_of(const Report& report, WriteOptions options) {
  options.color = false;
  std::ostringstream out;
  report_writer_named("text").write(report, options, out);
  return out.str();
}

// With plain spaces, so that an English one needs no encoding and can be read in the file.
std::string subject_of(const Report& report) {
  constexpr std::string_view no_break_space = "\u00a0";
  std::string subject = escape_line(report.title, report.texts.right_to_left());
  for (std::size_t at = 0; (at = subject.find(no_break_space, at)) != std::string::npos; ++at)
    subject.replace(at, no_break_space.size(), " ");
  return subject;
}

void write_eml_report(const Report& report, const WriteOptions& options, std::ostream& out) {
  out << mail_message({.envelope = options.envelope,
                       .subject = subject_of(report),
                       .date = report.as_of,
                       .text = text_of(report, options),
                       .page = mail_page(report, options)});
}

}  // namespace

extern const ReportWriter eml_report_writer;
const ReportWriter eml_report_writer{
    .name = "eml", .write = write_eml_report, .sections = Sections::never, .addressed = true};

}  // namespace outagedb
