#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TimeBounds at(Instant instant) { return {instant, instant}; }

class IodaEvents : public testing::Test {
 protected:
  RecordingSink sink = read_as("ioda", text_of(fixtures() / "ioda.json"));
};

TEST_F(IodaEvents, OfACountry) {
  ASSERT_EQ(sink.incidents.size(), 4);
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.key, "country/TG:bgp:1748765700:median");
  EXPECT_EQ(read.platform, "Internet");
  EXPECT_EQ(read.source.name, "IODA");
  EXPECT_EQ(read.title, "Togo: bgp");
  EXPECT_EQ(read.started, at(utc(2025, 6, 1, 8, 15)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 1, 20, 45)));
  EXPECT_FALSE(read.ongoing);
  EXPECT_THAT(read.regions, ElementsAre("TG"));
  EXPECT_TRUE(read.components.empty());
  EXPECT_EQ(read.extra.at("score"), "5120.5");
}

TEST_F(IodaEvents, ReachingTheEndOfTheWindowItMayGoOn) {
  const Incident& read = sink.incidents[1];
  EXPECT_EQ(read.started, at(utc(2025, 6, 3, 22, 33, 20)));
  EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 6, 4), std::nullopt}));
  EXPECT_FALSE(read.ongoing);
  ASSERT_EQ(read.components.size(), 1);
  EXPECT_EQ(read.components[0].name, "AS64500");
  EXPECT_TRUE(read.regions.empty());
}

TEST_F(IodaEvents, OfARegionUnderItsOwnNumber) {
  EXPECT_THAT(sink.incidents[2].regions, ElementsAre("region/4501"));
}

TEST_F(IodaEvents, WithAnEntityAndBothTimes) {
  const Incident& read = sink.incidents[3];
  EXPECT_EQ(read.key, "country/BJ:gtr:1748800000");
  EXPECT_EQ(read.started, at(utc(2025, 6, 1, 17, 46, 40)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 1, 18, 46, 40)));
  EXPECT_THAT(read.regions, ElementsAre("BJ"));
}

TEST_F(IodaEvents, RejectsANegativeDurationAlone) {
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 7);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("duration: '-3'"));
  EXPECT_NE(sink.rejects[0].hint, "");
  EXPECT_TRUE(sink.coverages.empty());
  EXPECT_TRUE(sink.snapshots.empty());
}

TEST(IodaDocument, WithoutAnEndNothingIsKnownOfIt) {
  const auto sink = read_as(
      "ioda", R"({"type": "outages.events", "data": [{"location": "asn/1", "start": 1748800000},
                  {"location": "asn", "start": 1748800000}, {"location": "asn/1"},
                  {"location": "asn/1", "start": 1748800000, "duration": 9223372036854775807}]})");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_FALSE(sink.incidents[0].ended.known());
  EXPECT_EQ(sink.rejects.size(), 3);
}

TEST(IodaDocument, AFailedRequestIsRefused) {
  const auto sink =
      read_as("ioda", R"({"type": "outages.events", "error": "from?", "data": null})");
  EXPECT_TRUE(sink.incidents.empty());
  EXPECT_EQ(sink.rejects.size(), 1);
}

}  // namespace
}  // namespace outagedb::test
