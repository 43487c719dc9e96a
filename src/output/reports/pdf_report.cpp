#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "base/error.hpp"
#include "base/process.hpp"
#include "base/temporary_folder.hpp"
#include "base/text.hpp"
#include "output/reports/report_writer.hpp"
#include "time/calendar/calendar.hpp"

namespace outagedb {
namespace {

constexpr double kLongest = 120;  // seconds; a page takes about two
constexpr std::string_view kOtherwise = "use --format html and print the page";

bool is_program(const std::filesystem::path& path) {
  std::error_code none;
  return std::filesystem::is_regular_file(path, none) && ::access(path.c_str(), X_OK) == 0;
}

// Whether one of the folders in PATH has the program.
bool is_installed(std::string_view name) {
  const char* folders = std::getenv("PATH");
  return std::ranges::any_of(
      split(folders == nullptr ? "" : folders, ':'),
      [&](std::string_view folder) { return is_program(std::filesystem::path(folder) / name); });
}

std::string browser() {
  if (const char* named = std::getenv("OUTAGEDB_CHROMIUM"); named != nullptr && *named != '\0') {
    const std::string_view name = named;
    if (name.find('/') == std::string_view::npos ? is_installed(name) : is_program(name))
      return named;
    throw Error(fmt::format("--format pdf needs Chromium: there is no program {}", named),
                fmt::format("set OUTAGEDB_CHROMIUM to one, or {}", kOtherwise));
  }
  for (const char* name :
       {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}) {
    if (is_installed(name)) return name;
  }
  throw Error("--format pdf needs Chromium", fmt::format("install it, or {}", kOtherwise));
}

// The moment at which Chromium made the file becomes the one that the report is about, so that
// equal reports give equal files. Of the same length, because the file says where its parts begin.
void set_dates(std::string& document, Instant as_of) {
  const LocalTime at = to_local(as_of, Zone::utc());
  const std::string date = fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}+00'00'", at.year, at.month,
                                       at.day, at.hour, at.minute, at.second);
  for (const std::string_view name : {"/CreationDate (D:", "/ModDate (D:"}) {
    const std::size_t found = document.find(name);
    if (found == std::string::npos) continue;
    const std::size_t begin = found + name.size();
    if (document.find(')', begin) == begin + date.size())
      document.replace(begin, date.size(), date);
  }
}

// Chromium, with a page in a private folder that also holds its profile: a browser that the user
// has open is not involved.
class Printer {
 public:
  std::string print(const Report& report, const WriteOptions& options) {
    const std::string program = browser();
    std::ofstream page(page_, std::ios::binary);
    report_writer_named("html").write(report, options, page);
    page.close();
    if (!page) throw Error(fmt::format("cannot write {}", page_.string()), "free space in TMPDIR");
    run(program);
    return document(program);
  }

 private:
  void run(const std::string& program) const {
    try {
      Process process(
          {program, "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
           "--disable-extensions", "--disable-sync", "--disable-background-networking",
           "--user-data-dir=" + (folder_.path() / "profile").string(), "--no-pdf-header-footer",
           "--print-to-pdf=" + document_.string(), "file://" + page_.string()});
      process.finish_within(kLongest);
    } catch (const Error& error) {
      throw Error(error.what(),
                  fmt::format("see whether {} --headless runs (as root it does not, unless "
                              "OUTAGEDB_CHROMIUM names a script that adds --no-sandbox), or {}",
                              program, kOtherwise));
    }
  }

  [[nodiscard]] std::string document(const std::string& program) const {
    std::ifstream file(document_, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), {}};
    if (content.starts_with("%PDF-")) return content;
    throw Error(fmt::format("{} wrote no PDF to {}", program, document_.string()),
                "a browser from a snap cannot reach /tmp: set TMPDIR to a folder of your home");
  }

  TemporaryFolder folder_;
  std::filesystem::path page_ = folder_.path() / "page.html";
  std::filesystem::path document_ = folder_.path() / "report.pdf";
};

void write_pdf_report(const Report& report, const WriteOptions& options, std::ostream& out) {
  std::string document = Printer().print(report, options);
  set_dates(document, report.as_of);
  out << document;
}

}  // namespace

extern const ReportWriter pdf_report_writer;
const ReportWriter pdf_report_writer{.name = "pdf",
                                     .write = write_pdf_report,
                                     .pictures = true,
                                     .sections = Sections::always,
                                     .binary = true};

}  // namespace outagedb
