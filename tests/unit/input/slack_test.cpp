#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::HasSubstr;

TimeBounds at(Instant instant) { return {instant, instant}; }

class SlackHistory : public testing::Test {
 protected:
  RecordingSink sink = read_as("slack", text_of(fixtures() / "slack_history.json"));
};

TEST_F(SlackHistory, ActiveIncident) {
  ASSERT_EQ(sink.incidents.size(), 4);
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.key, "52");
  EXPECT_EQ(read.platform, "Slack");
  EXPECT_EQ(read.source.name, "https://slack-status.com");
  EXPECT_EQ(read.url, "https://slack-status.com/2025-06/52");
  EXPECT_EQ(read.started, at(utc(2025, 6, 3, 15)));
  EXPECT_TRUE(read.ongoing);
  EXPECT_FALSE(read.ended.known());
  EXPECT_FALSE(read.listed_at);
  EXPECT_EQ(read.kind, Kind::degradation);
  EXPECT_EQ(read.severity, Severity::minor);
  ASSERT_EQ(read.components.size(), 1);
  EXPECT_EQ(read.components[0].name, "Search");
  ASSERT_EQ(read.updates.size(), 2);
  EXPECT_EQ(read.updates[0].text, "We look into it.");
  EXPECT_EQ(read.stated_at, utc(2025, 6, 3, 16, 30));
}

TEST_F(SlackHistory, EndOfAResolvedRecordLiesBetweenNotes) {
  const Incident read = settled(sink.incidents[1]);
  EXPECT_FALSE(read.ongoing);
  EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 6, 2, 16), utc(2025, 6, 2, 17, 15)}));
  EXPECT_EQ(read.stated_at, utc(2025, 6, 5, 19));
  EXPECT_EQ(read.kind, Kind::outage);
  EXPECT_EQ(read.severity, Severity::major);
}

TEST_F(SlackHistory, MaintenanceBeginsAfterItsAnnouncement) {
  const Incident read = settled(sink.incidents[2]);
  EXPECT_EQ(read.kind, Kind::maintenance);
  EXPECT_EQ(read.started, (TimeBounds{utc(2025, 6, 1, 15), utc(2025, 6, 1, 17)}));
  EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 6, 1, 15), utc(2025, 6, 1, 17)}));
}

TEST_F(SlackHistory, ASingleNoteThatSpeaksOfNoRecoveryHasNoEnd) {
  const Incident read = settled(sink.incidents[3]);
  EXPECT_EQ(read.kind, Kind::notice);
  EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 5, 30, 15), std::nullopt}));
}

TEST_F(SlackHistory, RejectsARecordWithoutATimeAlone) {
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 4);
  EXPECT_EQ(sink.rejects[0].reason, "date_created: missing");
  EXPECT_NE(sink.rejects[0].hint, "");
}

TEST_F(SlackHistory, CoversFromItsOldestOnAndIsNoSnapshot) {
  ASSERT_EQ(sink.coverages.size(), 1);
  EXPECT_EQ(sink.coverages[0].from, utc(2025, 5, 31, 15));  // its end is not known
  EXPECT_EQ(sink.coverages[0].until, utc(2025, 6, 5, 19));
  EXPECT_TRUE(sink.snapshots.empty());
}

TEST(SlackCurrent, IsASnapshotWhereTheRetrievalIsKnown) {
  const std::string text = text_of(fixtures() / "slack_current.json");
  EXPECT_TRUE(read_as("slack", text).snapshots.empty());
  ReadOptions options;
  options.observed_at = utc(2025, 6, 3, 17);
  const auto sink = read_as("slack", text, options);
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].key, "52");
  EXPECT_TRUE(sink.incidents[0].ongoing);
  ASSERT_EQ(sink.snapshots.size(), 1);
  EXPECT_EQ(sink.snapshots[0].at, utc(2025, 6, 3, 17));
  EXPECT_TRUE(sink.coverages.empty());
}

TEST(SlackCurrent, NothingOpenIsASnapshotToo) {
  ReadOptions options;
  options.observed_at = utc(2025, 6, 3, 17);
  const auto sink = read_as("slack", R"({"status": "ok", "active_incidents": []})", options);
  EXPECT_TRUE(sink.incidents.empty());
  EXPECT_TRUE(sink.rejects.empty());
  EXPECT_EQ(sink.snapshots.size(), 1);
}

class SlackArchive : public testing::Test {
 protected:
  RecordingSink sink = read_as("slack", text_of(fixtures() / "slack_archive.jsonl"));
};

TEST_F(SlackArchive, LastsToWhereItWasLastListed) {
  ASSERT_EQ(sink.incidents.size(), 2);
  const Incident& read = sink.incidents[0];
  EXPECT_TRUE(read.ongoing);
  EXPECT_EQ(read.listed_at, utc(2025, 6, 2, 17, 5));
  EXPECT_EQ(read.ended, (TimeBounds{utc(2025, 6, 2, 17, 5), std::nullopt}));
  EXPECT_TRUE(sink.snapshots.empty());
  EXPECT_TRUE(sink.coverages.empty());
}

TEST_F(SlackArchive, ABrokenLineCostsItself) {
  ASSERT_EQ(sink.rejects.size(), 2);
  EXPECT_EQ(sink.rejects[0].line, 2);
  EXPECT_EQ(sink.rejects[1].line, 3);
  EXPECT_THAT(sink.rejects[1].reason, HasSubstr("last seen"));
  EXPECT_EQ(sink.incidents[1].key, "54");
}

TEST(SlackRecord, ANoteAfterTheLastTouchDoesNotBoundItsEnd) {
  const auto sink =
      read_as("slack", R"([{"id": 1, "title": "t", "services": [], "status": "resolved",
      "date_created": "2025-06-01T00:00:00Z", "date_updated": "2025-06-01T01:00:00Z", "notes": [
        {"date_created": "2025-06-01T02:00:00Z", "body": "Slow."},
        {"date_created": "2025-06-01T00:00:00Z", "body": "Slow."}]}])");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(settled(sink.incidents[0]).ended, (TimeBounds{utc(2025, 6, 1), utc(2025, 6, 1, 2)}));
}

Incident lone_note(const std::string& body, const std::string& status = "active") {
  const auto sink = read_as("slack", R"([{"id": 1, "title": "t", "services": [], "status": ")" +
                                         status + R"(", "date_created": "2025-06-01T10:00:00Z",
      "date_updated": "2025-06-01T11:00:00Z", "notes": [
        {"date_created": "2025-06-01T10:00:00Z", "body": ")" +
                                         body + "\"}]}]");
  EXPECT_EQ(sink.incidents.size(), 1);
  return settled(sink.incidents.at(0));
}

TEST(SlackRecord, ALoneNoteOfThePastIsLaterThanBothEnds) {
  for (const char* body : {"We have fixed the search and all is back to normal.",
                           "Sign-in is working again. Refresh if it is still slow.",
                           "The trouble with uploads should now be resolved."}) {
    const Incident read = lone_note(body);
    EXPECT_FALSE(read.ongoing) << body;
    EXPECT_EQ(read.started, (TimeBounds{std::nullopt, utc(2025, 6, 1, 10)})) << body;
    EXPECT_EQ(read.ended, (TimeBounds{std::nullopt, utc(2025, 6, 1, 10)})) << body;
  }
}

TEST(SlackRecord, ALoneNoteMayStateWhenItWas) {
  const Incident read = lone_note("Uploads failed from 1:37 a.m. PDT to 2:16 a.m. PDT.");
  EXPECT_FALSE(read.ongoing);
  EXPECT_EQ(read.started, at(utc(2025, 6, 1, 8, 37)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 1, 9, 16)));
}

TEST(SlackRecord, ALoneNoteOfThePresentGoesOn) {
  for (const char* body : {"Search is slow. We will write once it is resolved.",
                           "Uploads fail. We are looking into it.", "This is not fixed.",
                           "We are working to get sign-in restored.",
                           "Yesterday's trouble is resolved, but some are experiencing errors."}) {
    EXPECT_TRUE(lone_note(body).ongoing) << body;
  }
}

TEST(SlackRecord, UnknownTypeIsTold) {
  const auto sink =
      read_as("slack", R"([{"id": 1, "date_created": "2025-06-01T00:00:00Z", "title": "t",
      "services": [], "type": "party", "status": "active"}])");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_THAT(sink.warnings, testing::ElementsAre(HasSubstr("party")));
}

}  // namespace
}  // namespace outagedb::test
