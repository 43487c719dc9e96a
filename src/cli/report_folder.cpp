#include "cli/report_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "base/error.hpp"
#include "base/new_file.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace outagedb {

namespace {

// Bytes: most file systems allow names of 255, some of 143, including period, number and extension.
constexpr std::size_t kLongestSlug = 100;
constexpr std::size_t kDigits = 12;  // of a digest

// A platform's name as part of a file name. All in lower case, so that no two differ in case alone.
// A long name is truncated and made unique by a digest, so that it is the same in every run,
// whichever platforms are selected.
std::string part_of_name(std::string_view platform) {
  std::string slug = slug_of(platform);
  if (slug.empty()) return "platform";
  if (slug.size() <= kLongestSlug) return slug;
  const std::string digest = sha256(slug).substr(0, kDigits);
  return fmt::format("{}-{}", cut(std::move(slug), kLongestSlug - kDigits - 1), digest);
}

}  // namespace

ReportFolder::ReportFolder(std::filesystem::path folder, const ReportWriter& writer,
                           const ReportRequest& request, const Envelope& envelope)
    : folder_(std::move(folder)), writer_(writer), request_(request), envelope_(envelope) {
  std::error_code fault;
  std::filesystem::create_directories(folder_, fault);
  if (!std::filesystem::is_directory(folder_))
    throw Error(fmt::format("{}: {}", folder_.string(), fault ? fault.message() : "not a folder"),
                "name a folder; it is created if it does not exist");
  // Names of two platforms may differ only in characters that file names cannot contain.
  std::set<std::string> stems;
  for (const std::string& platform : request.platforms) {
    const std::string part = part_of_name(platform);
    std::string stem = part;
    for (int n = 2; !stems.insert(stem).second; ++n) stem = fmt::format("{}-{}", part, n);
    files_.emplace(platform, Files{stem, files_.size()});
  }
}

void ReportFolder::add(const Report& report) {
  std::ostringstream made;
  writer_.write(report, {.zones = request_.zones, .envelope = envelope_}, made);
  const std::string& platform = report.platforms.front().platform;
  const std::string_view ending = writer_.ending.empty() ? writer_.name : writer_.ending;
  const std::string name =
      fmt::format("{}-{}.{}", report.period.label, files_.at(platform).stem, ending);
  replace_file_of_many(folder_ / name, made.str());
  const std::lock_guard lock(mutex_);
  const Rank& rank = report.platforms.front().rank;
  index_.files.push_back({report.period.label, platform, name, rank.outages, rank.downtime});
}

void ReportFolder::finish() {
  std::ranges::stable_sort(index_.files, {}, [&](const ReportIndex::File& file) {
    return files_.at(file.platform).place;
  });
  const IndexPage page = index_page(index_, writer_, request_.texts);
  replace_file(folder_ / page.name, page.content);
}

}  // namespace outagedb
