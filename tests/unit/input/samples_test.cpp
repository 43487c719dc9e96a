#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

namespace fs = std::filesystem;

// Feeds as their publishers wrote them; they are no part of the source tree.
class Samples : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(folder_))
      GTEST_SKIP() << "skipped: there are no real feeds in " << folder_.string()
                   << " (OUTAGEDB_SAMPLES names their folder)";
  }

  static fs::path folder() {
    const char* named = std::getenv("OUTAGEDB_SAMPLES");
    return named != nullptr ? fs::path(named) : fs::path(SOURCE_DIR) / "../shared/samples";
  }

  const fs::path folder_ = folder();
};

TEST_F(Samples, AYearOfAStatuspage) {
  const std::string text = text_of(folder_ / "statuspage/github-2024.json");
  EXPECT_EQ(format_of(std::string_view(text).substr(0, std::size_t{64} << 10)).name, "statuspage");
  const auto sink = read_as("statuspage", text);
  EXPECT_EQ(sink.incidents.size(), 124);
  EXPECT_TRUE(sink.rejects.empty());
  EXPECT_TRUE(sink.warnings.empty());
  EXPECT_EQ(sink.coverages.size(), 1);
  std::set<std::string> keys;
  for (const Incident& read : sink.incidents) {
    EXPECT_EQ(read.platform, "GitHub");
    EXPECT_TRUE(read.started.exact());
    EXPECT_TRUE(read.ended.exact());
    keys.insert(read.key);
  }
  EXPECT_EQ(keys.size(), 124);
}

TEST_F(Samples, TheNewestFiftyOfAStatuspage) {
  const auto sink = read_as("statuspage", text_of(folder_ / "statuspage/github-50.json"));
  EXPECT_EQ(sink.incidents.size(), 50);
  EXPECT_TRUE(sink.rejects.empty());
  EXPECT_TRUE(std::any_of(sink.incidents.begin(), sink.incidents.end(),
                          [](const Incident& read) { return !read.components.empty(); }));
}

// Which format claims a sample; nothing where none should.
std::string_view format_of_sample(const fs::path& path) {
  const std::string folder = path.parent_path().filename();
  const std::string name = path.filename();
  if (folder == "statuspage" && path.extension() == ".json") return "statuspage";
  if (name.starts_with("gcp_incidents")) return "gcp";
  if (path.generic_string().find("/upptime/") != std::string::npos) return "upptime";
  if (name.starts_with("aws_data")) return "aws";
  if (folder == "slack") return "slack";
  if (folder == "downdetector") return "downdetector";
  if (path.extension() == ".atom" || path.extension() == ".rss") return "statuspage-feed";
  return {};
}

TEST_F(Samples, EachIsClaimedByItsOwnFormatAlone) {
  std::size_t seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    if (!entry.is_regular_file()) continue;
    const std::string text = text_of(entry.path());
    const auto head = std::string_view(text).substr(0, std::size_t{64} << 10);
    for (const Format* format : formats()) {
      EXPECT_EQ(format->sniff(head), format->name == format_of_sample(entry.path()))
          << format->name << ": " << entry.path();
    }
    ++seen;
  }
  EXPECT_GT(seen, 0);
}

TEST_F(Samples, UserReportsUnderOurColumnNames) {
  std::string text = text_of(folder_ / "reports/github.csv");
  const std::size_t rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) - 1;
  std::string renamed = "observed_at,reports\n";
  std::istringstream lines(text.substr(text.find('\n') + 1));
  for (std::string line; std::getline(lines, line);) renamed += "@" + line + "\n";
  ReadOptions options;
  options.platform = "GitHub";
  const auto sink = read_as("csv", renamed, options);
  EXPECT_EQ(sink.reports.size() + sink.rejects.size(), rows);
  EXPECT_TRUE(sink.rejects.empty());
}

}  // namespace
}  // namespace outagedb::test
