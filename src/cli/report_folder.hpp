#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "output/reports/report_writer.hpp"

namespace outagedb {

// A folder of reports, one file each, and an index page that lists them. Overwrites files with
// these names and leaves others alone.
class ReportFolder {
 public:
  // Borrows writer, envelope and request, which names all platforms that may have reports, in the
  // order in which the index page lists them. Creates the folder if necessary; throws Error if that
  // fails.
  ReportFolder(std::filesystem::path folder, const ReportWriter& writer,
               const ReportRequest& request, const Envelope& envelope);
  // Adds the report of one platform. Thread-safe, but the reports of one platform must come in time
  // order.
  void add(const Report& report);
  void finish();

 private:
  struct Files {
    std::string stem;   // the platform's part of its file names
    std::size_t place;  // the platform's position in the index page
  };

  std::filesystem::path folder_;
  const ReportWriter& writer_;
  const ReportRequest& request_;
  const Envelope& envelope_;
  std::map<std::string, Files> files_;  // by platform
  std::mutex mutex_;                    // guards the index
  ReportIndex index_;
};

}  // namespace outagedb
