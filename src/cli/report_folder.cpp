#include "cli/report_folder.hpp"

#include <fmt/format.h>

#include <sstream>

#include "base/error.hpp"
#include "base/new_file.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace outagedb {

namespace {

// Bytes: most file systems take names of 255, some of 143, with a month, a number and an ending.
constexpr std::size_t kLongestSlug = 100;
constexpr std::size_t kDigits = 12;  // of a digest

// A platform's name as a part of a file's. In lower case throughout, so that no two differ in case
// alone. A long one is cut and told from others that begin alike by a digest, so that it is the
// same in each run, whichever platforms are asked for.
std::string part_of_name(std::string_view platform) {
  std::string slug = slug_of(platform);
  if (slug.empty()) return "platform";
  if (slug.size() <= kLongestSlug) return slug;
  const std::string digest = sha256(slug).substr(0, kDigits);
  return fmt::format("{}-{}", cut(std::move(slug), kLongestSlug - kDigits - 1), digest);
}

}  // namespace

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
  const std::string stem =
      fmt::format("{}-{}", report.period.label, part_of_name(report.platforms.front().platform));
  const std::string_view ending = writer_.ending.empty() ? writer_.name : writer_.ending;
  std::string name = fmt::format("{}.{}", stem, ending);
  for (int n = 2; !names_.insert(name).second; ++n) name = fmt::format("{}-{}.{}", stem, n, ending);
  return name;
}

}  // namespace outagedb
