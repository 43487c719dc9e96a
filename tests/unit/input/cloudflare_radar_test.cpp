#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TimeBounds at(Instant instant) { return {instant, instant}; }

class CloudflareRadar : public testing::Test {
 protected:
  std::string text = text_of(fixtures() / "cloudflare_radar.json");
  RecordingSink sink = read_as("cloudflare-radar", text);
};

TEST_F(CloudflareRadar, WithoutAnEndItGoesOn) {
  ASSERT_EQ(sink.incidents.size(), 3);
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.key, "902");
  EXPECT_EQ(read.platform, "Internet");
  EXPECT_EQ(read.source.kind, "monitor");
  EXPECT_EQ(read.source.name, "Cloudflare Radar");
  EXPECT_EQ(read.title, "Two provinces, Togo");
  EXPECT_EQ(read.started, at(utc(2025, 6, 3, 12)));
  EXPECT_TRUE(read.ongoing);
  EXPECT_FALSE(read.ended.known());
  EXPECT_TRUE(read.claims.empty());
  EXPECT_EQ(read.extra.at("outageType"), "REGIONAL");
}

TEST_F(CloudflareRadar, PlacesAndCause) {
  const Incident& read = sink.incidents[1];
  EXPECT_EQ(read.title, "A cable was cut");
  EXPECT_EQ(read.ended, at(utc(2025, 6, 1, 20, 45)));
  EXPECT_FALSE(read.ongoing);
  EXPECT_EQ(read.kind, Kind::outage);
  EXPECT_THAT(read.regions, ElementsAre("TG", "BJ"));
  ASSERT_EQ(read.components.size(), 3);
  EXPECT_EQ(read.components[0].name, "AS64500");
  EXPECT_EQ(read.components[2].name, "cloud-west-1");
  ASSERT_EQ(read.claims.size(), 1);
  EXPECT_EQ(read.claims[0].category, "cable cut");
  EXPECT_EQ(read.claims[0].cause, "CABLE_CUT");
  EXPECT_EQ(read.claims[0].claimed_by, "Cloudflare Radar");
  EXPECT_EQ(read.claims[0].standing, Standing::claimed);
  EXPECT_EQ(read.claims[0].url, "https://news.example/901");
}

TEST_F(CloudflareRadar, OtherAnnotationsAreNoticesAndTimesAreUtc) {
  const Incident& read = sink.incidents[2];
  EXPECT_EQ(read.kind, Kind::notice);
  EXPECT_EQ(read.started, at(utc(2025, 5, 29)));
}

TEST_F(CloudflareRadar, RejectsOneWithoutAStartAlone) {
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 12);
  EXPECT_EQ(sink.rejects[0].reason, "startDate: missing");
  EXPECT_NE(sink.rejects[0].hint, "");
}

TEST_F(CloudflareRadar, SaysNothingOfWhatItDoesNotList) {
  ReadOptions options;
  options.observed_at = utc(2025, 6, 4);
  options.platform = "Togo's Internet";
  const auto seen = read_as("cloudflare-radar", text, options);
  EXPECT_TRUE(seen.snapshots.empty());
  EXPECT_TRUE(seen.coverages.empty());
  EXPECT_EQ(seen.incidents[0].platform, "Togo's Internet");
}

TEST(CloudflareRadarDocument, TheResultAlone) {
  const std::string result =
      R"({"annotations": [{"id": "1", "startDate": "2025-06-01T00:00:00Z"}]})";
  EXPECT_EQ(format_of(result).name, "cloudflare-radar");
  EXPECT_EQ(read_as("cloudflare-radar", result).incidents.size(), 1);
}

TEST(CloudflareRadarDocument, AFailedRequestIsRefused) {
  const auto sink = read_as("cloudflare-radar",
                            R"({"success": false, "errors": [{"code": 9106}], "result": null})");
  EXPECT_TRUE(sink.incidents.empty());
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_THAT(sink.rejects[0].hint, HasSubstr("errors"));
}

}  // namespace
}  // namespace outagedb::test
