#pragma once

#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/tables/writer.hpp"
#include "report/report.hpp"

namespace outagedb {

// The folded parts in their order, each with the key of its title.
struct FoldedPart {
  Part part;
  std::string_view key;
};
inline constexpr FoldedPart kFoldedParts[] = {
    {Part::said, "part.said"}, {Part::numbers, "part.numbers"}, {Part::records, "part.records"}};

// Whether a format has the folded sections: csv only those of outages.
enum class Sections { never, on_request, always };

// csv contains only the period's outages, one per row; all others the whole report.
struct ReportWriter {
  std::string_view name;
  void (*write)(const Report& report, const WriteOptions& options, std::ostream& out);
  std::string_view ending = {};  // of the file name; empty: the format's name
  bool pictures = false;         // it draws the report's figures
  Sections sections = Sections::on_request;
  bool addressed = false;  // a message, which needs the envelope in the options
  bool binary = false;     // not for a terminal
};

[[nodiscard]] std::span<const ReportWriter* const> report_writers();
// Throws Error if there is no writer with that name; the hint lists the names.
[[nodiscard]] const ReportWriter& report_writer_named(std::string_view name);

// The files of a folder of reports, each with its period and platform.
struct ReportIndex {
  struct File {
    std::string period;  // 2025-05
    std::string platform;
    std::string name;  // in the folder
    std::string outages;
    std::string downtime;
  };
  std::vector<File> files;
};
// The index page, in a matching format: html and markdown link to the files, xlsx has a list as
// csv.
struct IndexPage {
  std::string name;  // index.md
  std::string content;
};
[[nodiscard]] IndexPage index_page(const ReportIndex& index, const ReportWriter& writer,
                                   const Texts& texts);

}  // namespace outagedb
