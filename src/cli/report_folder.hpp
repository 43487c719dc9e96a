#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "output/monthly.hpp"

namespace outagedb {

// A folder of reports, a file each, and the page that lists them. Files of these names are
// replaced, others stay.
class ReportFolder {
 public:
  // Borrows writer and request. Makes the folder where there is none; throws Error where that
  // fails.
  ReportFolder(std::filesystem::path folder, const MonthlyWriter& writer,
               const MonthlyRequest& request);
  // Of one platform.
  void add(const MonthlyReport& report);
  void finish() const;

 private:
  [[nodiscard]] std::string new_name(const MonthlyReport& report);

  std::filesystem::path folder_;
  const MonthlyWriter& writer_;
  const MonthlyRequest& request_;
  std::set<std::string> names_;
  ReportIndex index_;
};

}  // namespace outagedb
