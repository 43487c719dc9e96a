#include <sstream>
#include <string>

#include "base/text.hpp"
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
  return with_plain_spaces(escape_line(report.title, report.texts.right_to_left()));
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
