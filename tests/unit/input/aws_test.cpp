#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TimeBounds at(Instant instant) { return {instant, instant}; }

// The updates of one event of data.json that began on 2025-06-05 at 17:43:00 in Los Angeles.
Incident event(const std::string& description, const char* list = "archive") {
  const std::string record =
      R"({"service_name": "S", "summary": "s", "date": "1749170580", "status": "1",)"
      R"("service": "s-us-west-2", "description": ")" +
      description + "\"}";
  const bool past = std::string(list) == "archive";
  const auto sink = read_as("aws", R"({"archive": [)" + (past ? record : "") +
                                       R"(], "current": [)" + (past ? "" : record) + "]}");
  EXPECT_EQ(sink.incidents.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  return sink.incidents.empty() ? Incident{} : settled(sink.incidents[0]);
}

std::string update(const std::string& time, const std::string& text) {
  return R"(<div><span class=\"yellowfg\">)" + time + "</span>&nbsp;" + text + "</div>";
}

class AwsData : public testing::Test {
 protected:
  RecordingSink sink = read_as("aws", text_of(fixtures() / "aws_data.json"));
};

TEST_F(AwsData, TimesOfUpdatesGoOnOverMidnight) {
  ASSERT_EQ(sink.incidents.size(), 3);
  const Incident& read = sink.incidents[0];
  ASSERT_EQ(read.updates.size(), 3);
  EXPECT_EQ(read.updates[0].at, at(utc(2025, 6, 6, 0, 43)));
  EXPECT_EQ(read.updates[1].at, at(utc(2025, 6, 6, 6, 50)));
  EXPECT_EQ(read.updates[2].at, at(utc(2025, 6, 6, 7, 40)));
  EXPECT_EQ(read.updates[0].text, "We are investigating late messages & errors.");
  EXPECT_EQ(read.stated_at, utc(2025, 6, 6, 7, 40));
}

TEST_F(AwsData, EndLiesBetweenTheLastTwoUpdates) {
  const Incident read = settled(sink.incidents[0]);
  EXPECT_EQ(read.started, at(utc(2025, 6, 6, 0, 43)));
  EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 6, 6, 6, 50), utc(2025, 6, 6, 7, 40)}));
  EXPECT_FALSE(read.ongoing);
  EXPECT_EQ(read.key, "sqs-us-west-2/1749170580");
  EXPECT_EQ(read.title, "Messages arrive late");
  EXPECT_EQ(read.platform, "AWS");
  EXPECT_EQ(read.source.name, "https://status.aws.amazon.com");
  EXPECT_THAT(read.regions, ElementsAre("us-west-2"));
  ASSERT_EQ(read.components.size(), 1);
  EXPECT_EQ(read.components[0].name, "Amazon Simple Queue Service");
  EXPECT_EQ(read.kind, Kind::degradation);
  EXPECT_EQ(read.severity, Severity::minor);
}

TEST_F(AwsData, AnAccountStatesWhenItWas) {
  const Incident read = settled(sink.incidents[1]);
  EXPECT_EQ(read.started, at(utc(2025, 6, 7, 19, 5)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 7, 20, 40)));
  EXPECT_EQ(read.kind, Kind::outage);
  EXPECT_EQ(read.severity, Severity::major);
}

TEST_F(AwsData, CurrentEventsGoOn) {
  const Incident& read = sink.incidents[2];
  EXPECT_TRUE(read.ongoing);
  EXPECT_FALSE(read.ended.known());
  EXPECT_TRUE(read.regions.empty());
  EXPECT_EQ(read.started, at(utc(2025, 6, 11)));
  EXPECT_TRUE(sink.snapshots.empty());
}

TEST_F(AwsData, RejectsAnEventWithoutDateAlone) {
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 9);
  EXPECT_EQ(sink.rejects[0].reason, "date: missing");
  EXPECT_NE(sink.rejects[0].hint, "");
}

TEST_F(AwsData, CoversFromTheEndOfItsOldestAndIsNoSnapshotWhereAPartIsRefused) {
  ReadOptions options;
  options.observed_at = utc(2025, 6, 12);
  const auto seen = read_as("aws", text_of(fixtures() / "aws_data.json"), options);
  ASSERT_EQ(seen.coverages.size(), 1);
  EXPECT_EQ(seen.coverages[0].from, utc(2025, 6, 6, 7, 40));
  EXPECT_EQ(seen.coverages[0].until, utc(2025, 6, 12));
  EXPECT_TRUE(seen.snapshots.empty());
  EXPECT_THAT(seen.warnings, ElementsAre(HasSubstr("not considered over")));
}

TEST(AwsLists, OfWhatIsOpenAreSnapshotsWhereTheRetrievalIsKnown) {
  ReadOptions options;
  options.observed_at = utc(2025, 6, 12);
  for (const char* list : {R"({"archive": [], "current": []})", "[]"}) {
    const auto seen = read_as("aws", list, options);
    ASSERT_EQ(seen.snapshots.size(), 1) << list;
    EXPECT_EQ(seen.snapshots[0].at, utc(2025, 6, 12));
    EXPECT_TRUE(read_as("aws", list).snapshots.empty());
  }
}

class AwsEvents : public testing::Test {
 protected:
  std::string text = text_of(fixtures() / "aws_events.json");
  RecordingSink sink = read_as("aws", text);
};

TEST_F(AwsEvents, OpenEvent) {
  ASSERT_EQ(sink.incidents.size(), 2);
  EXPECT_TRUE(sink.rejects.empty());
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.key, "arn:aws:health:me-central-1::event/MANY/E1");
  EXPECT_EQ(read.source.name, "https://health.aws.amazon.com/health/status");
  EXPECT_TRUE(read.ongoing);
  EXPECT_EQ(read.started, at(utc(2025, 6, 11)));
  ASSERT_EQ(read.updates.size(), 2);
  EXPECT_EQ(read.updates[1].at, at(utc(2025, 6, 11, 1)));
  EXPECT_EQ(read.updates[1].status, "degradation");
  ASSERT_EQ(read.components.size(), 2);
  EXPECT_EQ(read.components[1].name, "Amazon Relational Database Service");
  EXPECT_EQ(read.components[1].new_status, "degradation");
  EXPECT_THAT(read.regions, ElementsAre("me-central-1"));
  EXPECT_EQ(read.kind, Kind::outage);
}

TEST_F(AwsEvents, CapitalsMillisecondsAndALogThatIsAText) {
  const Incident read = settled(sink.incidents[1]);
  EXPECT_FALSE(read.ongoing);
  EXPECT_EQ(read.status, "resolved");
  EXPECT_EQ(read.started, at(utc(2025, 6, 12, 3, 46, 40)));
  EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 6, 12, 3, 46, 40), utc(2025, 6, 12, 4, 46, 40)}));
  EXPECT_EQ(read.severity, Severity::minor);
  EXPECT_TRUE(read.regions.empty());
}

TEST_F(AwsEvents, HistoryByService) {
  const std::string history = R"({"none": [], "iam": )" + text + "}";
  const auto read = read_as("aws", history);
  ASSERT_EQ(read.incidents.size(), 2);
  EXPECT_FALSE(read.incidents[0].ongoing);
  EXPECT_TRUE(read.snapshots.empty());
}

TEST(AwsAccount, DaysNamedBeforeAndAfterTheTime) {
  const Incident read =
      event(update("5:43 PM PDT", "We look into it.") +
            update("Jun 6,  9:00 AM PDT",
                   "Between 4:10 PM PDT on June 5 and June 6 8:45 AM PDT it failed. "
                   "The issue has been resolved."));
  EXPECT_EQ(read.started, at(utc(2025, 6, 5, 23, 10)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 6, 15, 45)));
}

TEST(AwsAccount, SeveralStretchesAreOneEvent) {
  const Incident read =
      event(update("5:43 PM PDT",
                   "Between 3:00 PM and 3:30 PM PDT, and between 3:50 PM and 4.20 PM it failed. "
                   "The issue is resolved."));
  EXPECT_EQ(read.started, at(utc(2025, 6, 5, 22)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 5, 23, 20)));
}

TEST(AwsAccount, StartAlone) {
  const Incident read = event(
      update("5:43 PM PDT", "Slow.") +
      update("8:00 PM PDT", "Starting at 5:07 PM PDT it was slow; the issue has been resolved."));
  EXPECT_EQ(read.started, at(utc(2025, 6, 6, 0, 7)));
  EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 6, 6, 0, 43), utc(2025, 6, 6, 3)}));
}

TEST(AwsAccount, WhatCannotBeRightIsNotTaken) {
  // No zone at all, no time of day, and no such hour.
  for (const char* account :
       {"Between 5:00 PM and 5:20 PM SMS were late.", "Between 5 and 6 it failed.",
        "Between 13:00 PM and 5:20 PM PDT it failed."}) {
    const Incident read = event(update("5:43 PM PDT", account));
    EXPECT_EQ(read.started, at(utc(2025, 6, 6, 0, 43))) << account;
    EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 6, 6, 0, 43), std::nullopt})) << account;
  }
}

TEST(AwsAccount, MayHaveBeenAddedLater) {
  const Incident read =
      event(update("5:43 PM PDT", "Between 5:00 PM and 9:00 PM PDT it failed. It is over."));
  EXPECT_EQ(read.started, at(utc(2025, 6, 6)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 6, 4)));
}

TEST(AwsEvent, OnlyReportedAfterwardsIsLaterThanBothEnds) {
  const Incident read = event(update("5:43 PM PDT", "It failed. The issue has been resolved."));
  EXPECT_EQ(read.started, (TimeBounds{std::nullopt, utc(2025, 6, 6, 0, 43)}));
  EXPECT_EQ(read.ended, (TimeBounds{std::nullopt, utc(2025, 6, 6, 0, 43)}));
}

TEST(AwsEvent, WorkThatGoesOnIsNoRecovery) {
  const Incident read =
      event(update("5:43 PM PDT", "Slow.") +
            update("6:00 PM PDT", "Half of it has recovered. We continue to work on the rest.") +
            update("7:00 PM PDT", "The issue has been resolved."));
  EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 6, 6, 1), utc(2025, 6, 6, 2)}));
}

TEST(AwsAccount, AConditionIsNoEnd) {
  const Incident read =
      event(update("5:43 PM PDT", "Use another zone until this issue has been resolved.") +
            update("7:00 PM PDT", "All instances were mended."));
  EXPECT_EQ(read.ended.max, utc(2025, 6, 6, 2));
}

TEST(AwsAccount, AnAddendumDoesNotMoveTheEnd) {
  const Incident read =
      event(update("5:43 PM PDT", "Slow.") + update("7:00 PM PDT", "The issue has been resolved.") +
            update("Jun 9,  8:25 PM PDT", "We'd like to share more."));
  EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 6, 6, 0, 43), utc(2025, 6, 6, 2)}));
  EXPECT_EQ(read.stated_at, utc(2025, 6, 10, 3, 25));
}

TEST(AwsEvent, WhatIsToldAfterTheEndDoesNotBoundIt) {
  const auto sink =
      read_as("aws", R"([{"date": "1749600000", "service": "s", "status": "0", "event_log": [
      {"message": "Slow.", "timestamp": 1749603600}, {"message": "Of no time."}]}])");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(settled(sink.incidents[0]).ended, (TimeBounds{utc(2025, 6, 11), utc(2025, 6, 11, 1)}));
}

TEST(AwsEvent, ZoneThatNobodyKnowsRefusesIt) {
  const auto sink = read_as(
      "aws",
      R"({"archive": [{"date": "1749170580", "service": "s", "summary": "s", "description": ")" +
          update("5:43 PM QQQ", "Slow.") + "\"}]}");
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("QQQ"));
}

}  // namespace
}  // namespace outagedb::test
