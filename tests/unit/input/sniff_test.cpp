#include <gtest/gtest.h>

#include "base/error.hpp"
#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

constexpr std::size_t kHead = std::size_t{64} << 10;

struct Known {
  const char* fixture;
  const char* format;
};

class Sniff : public testing::TestWithParam<Known> {};

TEST_P(Sniff, ClaimedByItsOwnFormatAlone) {
  const std::string text = text_of(fixtures() / GetParam().fixture);
  ASSERT_FALSE(text.empty());
  for (const std::string& head : {text, "\xEF\xBB\xBF" + text, "\n\r\n" + text}) {
    for (const Format* format : formats()) {
      EXPECT_EQ(format->sniff(head), format->name == GetParam().format) << format->name;
    }
    EXPECT_EQ(format_of(head).name, GetParam().format);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Fixtures, Sniff,
    testing::Values(Known{"reports.csv", "csv"}, Known{"incidents.csv", "csv"},
                    Known{"records.jsonl", "jsonl"}, Known{"statuspage.json", "statuspage"},
                    Known{"gcp.json", "gcp"}, Known{"statuspage-summary.json", "statuspage"},
                    Known{"upptime_commits.csv", "upptime"}, Known{"upptime_site.yml", "upptime"},
                    Known{"aws_data.json", "aws"}, Known{"aws_events.json", "aws"},
                    Known{"slack_history.json", "slack"}, Known{"slack_current.json", "slack"},
                    Known{"slack_archive.jsonl", "slack"},
                    Known{"cloudflare_radar.json", "cloudflare-radar"}, Known{"ioda.json", "ioda"},
                    Known{"history.atom", "statuspage-feed"},
                    Known{"history.rss", "statuspage-feed"},
                    Known{"downdetector.json", "downdetector"}));

TEST(Sniffing, CutStatuspageDocument) {
  std::string text = R"({"page": {"name": "P"}, "incidents": [{"id": "i", "body": ")";
  text.append(2 * kHead, 'x');
  EXPECT_EQ(format_of(std::string_view(text).substr(0, kHead)).name, "statuspage");
  const std::string fixture = text_of(fixtures() / "statuspage.json");
  EXPECT_EQ(format_of(std::string_view(fixture).substr(0, 700)).name, "statuspage");
}

TEST(Sniffing, WhatNoFormatReads) {
  for (const char* text :
       {"", "\n\n", "{", R"([{"platform": "X"}])", R"({"type": "weather"})", "{}",
        R"({"page": 2, "incidents": []})", R"({"page": {}})", "a,b,c\n1,2,3\n",
        "event_time,reports\n1571530800,0\n", "platform\nX\n", "platform,height\n", "hello world",
        "<feed></feed>", "<rss><channel><title>News</title></channel></rss>"}) {
    for (const Format* format : formats())
      EXPECT_FALSE(format->sniff(text)) << format->name << ": " << text;
    EXPECT_THROW((void)format_of(text), Error) << text;
  }
}

TEST(Sniffing, HeadersOfCsv) {
  for (const char* text :
       {"platform,observed_at,reports", "\"Platform\",\"started\"\r\n", "when,platform\n"}) {
    EXPECT_EQ(format_of(text).name, "csv") << text;
  }
}

TEST(Sniffing, KindsOfJsonLines) {
  EXPECT_EQ(format_of(R"({"type": "coverage", "from": "2025"})").name, "jsonl");
  EXPECT_EQ(format_of("{\"platform\": \"X\"}\n{\"bro").name, "jsonl");
}

TEST(Formats, AreFoundByName) {
  EXPECT_EQ(format_named("jsonl").name, "jsonl");
  try {
    (void)format_named("yaml");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.hint().find("the formats are csv, tsv, jsonl, "), 0);
  }
}

}  // namespace
}  // namespace outagedb::test
