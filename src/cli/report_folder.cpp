#include "cli/report_folder.hpp"

#include <fmt/format.h>

#include <sstream>

#include "base/error.hpp"
#include "base/new_file.hpp"
#include "base/text.hpp"

namespace outagedb {

ReportFolder::ReportFolder(std::filesystem::path folder, const MonthlyWriter& writer,
                           const MonthlyRequest& request)
    : folder_(std::move(folder)), writer_(writer), request_(request) {
  std::error_code fault;
  std::filesystem::create_directories(folder_, fault);
  if (!std::filesystem::is_directory(folder_))
    throw Error(fmt::format("{}: {}", folder_.string(), fault ? fault.message() : "no folder"),
                "name a folder; it is made where there is none");
}

void ReportFolder::add(const MonthlyReport& report) {
  std::ostringstream made;
  writer_.write(report, {.zones = request_.zones}, made);
  const std::string name = new_name(report);
  replace_file_of_many(folder_ / name, made.str());
  index_.files.push_back({report.period.label, report.platforms.front().platform, name});
}

void ReportFolder::finish() const {
  const IndexPage page = index_page(index_, writer_, request_.texts);
  replace_file(folder_ / page.name, page.content);
}

// Two platforms may have names that differ in what no file's name holds.
std::string ReportFolder::new_name(const MonthlyReport& report) {
  const std::string slug = slug_of(report.platforms.front().platform);
  const std::string stem =
      fmt::format("{}-{}", report.period.label, slug.empty() ? "platform" : slug);
  const std::string_view ending = writer_.ending.empty() ? writer_.name : writer_.ending;
  std::string name = fmt::format("{}.{}", stem, ending);
  for (int n = 2; !names_.insert(name).second; ++n) name = fmt::format("{}-{}.{}", stem, n, ending);
  return name;
}

}  // namespace outagedb
