#pragma once

#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/tables/writer.hpp"
#include "report/report.hpp"

namespace outagedb {

// text and markdown hold the whole report, json and xlsx too, csv the period's outages alone: a row
// each.
struct ReportWriter {
  std::string_view name;
  void (*write)(const Report& report, const WriteOptions& options, std::ostream& out);
  std::string_view ending = {};  // of a file's name; empty: as the format is called
  bool pictures = false;         // it draws the report's figures
};

[[nodiscard]] std::span<const ReportWriter* const> report_writers();
// Throws Error where no writer has that name; the hint lists the names.
[[nodiscard]] const ReportWriter& report_writer_named(std::string_view name);

// The files of a folder of reports, each with what it is of.
struct ReportIndex {
  struct File {
    std::string period;  // 2025-05
    std::string platform;
    std::string name;  // in the folder
  };
  std::vector<File> files;
};
// The page that lists them, in the kind of the format: html and markdown link to them, xlsx has a
// list as csv.
struct IndexPage {
  std::string name;  // index.md
  std::string content;
};
[[nodiscard]] IndexPage index_page(const ReportIndex& index, const ReportWriter& writer,
                                   const Texts& texts);

}  // namespace outagedb
