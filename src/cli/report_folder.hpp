#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "output/reports/report_writer.hpp"

namespace outagedb {

// A folder of reports, a file each, and the page that lists them. Files of these names are
// replaced, others stay.
class ReportFolder {
 public:
  // Borrows writer and request, which names all platforms that reports may be of, in the order in
  // which the page lists them. Makes the folder where there is none; throws Error where that fails.
  ReportFolder(std::filesystem::path folder, const ReportWriter& writer,
               const ReportRequest& request);
  // Of one platform. Several threads may add reports, but those of one platform in time order.
  void add(const Report& report);
  void finish();

 private:
  struct Files {
    std::string stem;   // the part of their names that is the platform's
    std::size_t place;  // of the platform in the page
  };

  std::filesystem::path folder_;
  const ReportWriter& writer_;
  const ReportRequest& request_;
  std::map<std::string, Files> files_;  // of each platform
  std::mutex mutex_;                    // of the index
  ReportIndex index_;
};

}  // namespace outagedb
