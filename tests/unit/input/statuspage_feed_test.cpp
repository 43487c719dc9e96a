#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::HasSubstr;

TimeBounds at(Instant instant) { return {instant, instant}; }

RecordingSink read_feed(const std::string& text, const ReadOptions& options = {}) {
  return read_as("statuspage-feed", text, options);
}

const std::string kHead =
    "<feed><title>P Status - Incident History</title><link href=\"https://s.example/\"/>";

std::string entry_of(const std::string& content, const std::string& key = "a") {
  return "<entry><title>t</title><link href=\"https://s.example/incidents/" + key +
         "\"/><published>2024-03-01T12:00:00Z</published><content>" + content +
         "</content></entry>";
}

std::string update(const std::string& date, const std::string& clock, const std::string& status) {
  return "&lt;p&gt;&lt;small&gt;" + date + ", &lt;var data-var='time'&gt;" + clock +
         "&lt;/var&gt; UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;" + status +
         "&lt;/strong&gt; - x&lt;/p&gt;";
}

class AtomFeed : public testing::Test {
 protected:
  RecordingSink sink = read_feed(text_of(fixtures() / "history.atom"));
};

TEST_F(AtomFeed, IsTheSamePageAsItsJson) {
  ASSERT_EQ(sink.incidents.size(), 3);
  EXPECT_TRUE(sink.warnings.empty());
  for (const Incident& read : sink.incidents) {
    EXPECT_EQ(read.platform, "Postbox");
    EXPECT_EQ(read.source.kind, "status_page");
    EXPECT_EQ(read.source.name, "https://status.postbox.example");
  }
  EXPECT_EQ(sink.incidents[0].key, "i5");
  EXPECT_EQ(sink.incidents[0].url, "https://status.postbox.example/incidents/i5");
  EXPECT_EQ(sink.incidents[0].title, "Search & find are slow");
}

// 31 December and 2 January have different years; the month that the text names is not asked.
TEST_F(AtomFeed, YearOverNewYear) {
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.started, at(utc(2025, 12, 31, 22, 40)));
  EXPECT_EQ(read.started_text, "31 Dec 2025 23:40 CET");
  EXPECT_EQ(read.ended, at(utc(2026, 1, 2, 9, 30)));
  EXPECT_EQ(read.stated_at, utc(2026, 1, 5, 8));
  EXPECT_EQ(read.status, "resolved");
  EXPECT_FALSE(read.ongoing);
  ASSERT_EQ(read.updates.size(), 3);
  EXPECT_EQ(read.updates[0].status, "investigating");
  EXPECT_EQ(read.updates[0].text, "Search is slow.");
  EXPECT_EQ(read.updates[1].at, at(utc(2025, 12, 31, 23, 20)));
  EXPECT_EQ(read.updates[2].text,
            "On December 24, 2026, from 05:02 UTC, search was slow.\nIt is over & done.");
}

TEST_F(AtomFeed, MaintenanceLastsAsScheduled) {
  const Incident& read = sink.incidents[1];
  EXPECT_EQ(read.kind, Kind::maintenance);
  EXPECT_EQ(read.started, at(utc(2026, 1, 10, 22)));
  EXPECT_EQ(read.ended, at(utc(2026, 1, 11, 2)));
  ASSERT_EQ(read.updates.size(), 3);
  EXPECT_EQ(read.updates[0].at, at(utc(2025, 12, 20, 8)));
  EXPECT_EQ(read.updates[1].status, "in_progress");
}

TEST_F(AtomFeed, OpenIncident) {
  const Incident& read = sink.incidents[2];
  EXPECT_EQ(read.kind, Kind::outage);
  EXPECT_EQ(read.started, at(utc(2025, 11, 30, 11)));
  EXPECT_FALSE(read.ended.known());
  EXPECT_TRUE(read.ongoing);
}

TEST_F(AtomFeed, BrokenEntryIsRejectedAlone) {
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 27);
  EXPECT_EQ(sink.rejects[0].reason, "the entry has no updates and therefore no time");
  EXPECT_THAT(sink.rejects[0].record, testing::StartsWith("<entry>"));
  EXPECT_THAT(sink.rejects[0].record, testing::EndsWith("</entry>"));
}

TEST_F(AtomFeed, CoversFromTheEndOfItsOldestIncidentThatIsOver) {
  ASSERT_EQ(sink.coverages.size(), 1);
  EXPECT_EQ(sink.coverages[0].from, utc(2026, 1, 2, 9, 30));
  EXPECT_EQ(sink.coverages[0].until, utc(2026, 1, 11, 2, 5));
}

TEST(RssFeed, SaysTheSameAsAtom) {
  const auto sink = read_feed(text_of(fixtures() / "history.rss"));
  EXPECT_TRUE(sink.rejects.empty());
  ASSERT_EQ(sink.incidents.size(), 1);
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.platform, "Postbox");
  EXPECT_EQ(read.source.name, "https://status.postbox.example");
  EXPECT_EQ(read.key, "i5");
  EXPECT_EQ(read.started, at(utc(2025, 12, 31, 22, 40)));
  EXPECT_EQ(read.ended, at(utc(2026, 1, 2, 9, 30)));
  EXPECT_EQ(read.stated_at, utc(2026, 1, 2, 9, 30));
}

TEST(StatuspageFeed29February, HasItInTheYearThatDoes) {
  const auto sink = read_feed(
      kHead +
      entry_of(update("Mar 1", "12:00", "Resolved") + update("Feb 29", "11:00", "Identified")) +
      "</feed>");
  ASSERT_EQ(sink.incidents.size(), 1) << sink.rejects.at(0).reason;
  EXPECT_EQ(sink.incidents[0].started, at(utc(2024, 2, 29, 11)));
  EXPECT_EQ(sink.incidents[0].source.name, "https://s.example");
}

// An incident of eight months: behind March comes July, which is that of the year before.
TEST(StatuspageFeedYears, OlderUpdatesLieBeforeNewerOnes) {
  const auto sink = read_feed(
      kHead +
      entry_of(update("Mar 1", "12:00", "Resolved") + update("Jul 5", "11:00", "Identified")) +
      "</feed>");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].started, at(utc(2023, 7, 5, 11)));
}

TEST(StatuspageFeedYears, ListSlightlyOutOfOrderIsOfOneYear) {
  const auto sink =
      read_feed(kHead +
                entry_of(update("Mar 1", "12:00", "Update") + update("Mar 1", "12:05", "Resolved") +
                         update("Mar 1", "11:00", "Identified")) +
                "</feed>");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].started, at(utc(2024, 3, 1, 11)));
  EXPECT_EQ(sink.incidents[0].ended, at(utc(2024, 3, 1, 12, 5)));
}

TEST(StatuspageFeedMaintenance, AnnouncedWithoutATimeStartsNoEarlier) {
  const auto sink = read_feed(kHead + entry_of(update("Mar 1", "12:00", "Scheduled")) + "</feed>");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].kind, Kind::maintenance);
  EXPECT_EQ(sink.incidents[0].started, (TimeBounds{utc(2024, 3, 1, 12), std::nullopt}));
  EXPECT_FALSE(sink.incidents[0].ongoing);
}

TEST(StatuspageFeedFaults, CostOnlyTheirEntry) {
  const std::string good = entry_of(update("Mar 1", "12:00", "Resolved"), "g");
  const std::string text = kHead + "\n" + good + "\n<entry><title>t</b></entry>\n" + good +
                           "\n<entry><title>cut\n" + good + "\n" +
                           entry_of(update("Mar 1", "25:00", "Resolved")) + "\n" +
                           entry_of(update("Foo 1", "12:00", "Resolved")) + "\n<entry>";
  const auto sink = read_feed(text);
  EXPECT_EQ(sink.incidents.size(), 3);
  ASSERT_EQ(sink.rejects.size(), 5);
  EXPECT_EQ(sink.rejects[0].line, 3);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("not well-formed XML"));
  EXPECT_EQ(sink.rejects[1].line, 5);
  EXPECT_EQ(sink.rejects[1].reason, "<entry> is not closed");
  EXPECT_EQ(sink.rejects[1].offset, text.find("<entry><title>cut"));
  EXPECT_EQ(sink.rejects[2].line, 7);
  EXPECT_THAT(sink.rejects[2].reason, HasSubstr("25:00"));
  EXPECT_EQ(sink.rejects[3].line, 8);
  EXPECT_EQ(sink.rejects[4].line, 9);
  for (const auto& reject : sink.rejects) EXPECT_NE(reject.hint, "");
}

TEST(StatuspageFeedFaults, AmbiguousZoneIsSettledByTheUser) {
  std::string content = update("Mar 1", "12:00", "Resolved");
  content.replace(content.find("UTC"), 3, "IST");
  const std::string text = kHead + entry_of(content) + "</feed>";
  EXPECT_THAT(read_feed(text).rejects.at(0).hint, HasSubstr("--zone-label"));
  ReadOptions options;
  options.time.labels["IST"] = "Asia/Kolkata";
  EXPECT_EQ(read_feed(text, options).incidents.at(0).ended, at(utc(2024, 3, 1, 6, 30)));
}

std::string bare_update(const std::string& time, const std::string& status) {
  return "<p><small class='when'>" + time + "</small><br/><strong class='x'>" + status +
         "</strong> - <small>a note</small></p>";
}

// LambStatus and others mark no part of a time, and may state its year.
TEST(StatuspageFeedTimes, NeedNoMarks) {
  for (const char* time : {"Mar 1, 09:30 UTC", "Mar 1, 2024, 09:30 UTC", "1 March 2024 09:30 UTC",
                           "2024-03-01 09:30 UTC", "1 Mar 09:30 UTC", "Mar 1, 9:30 am UTC"}) {
    const auto sink = read_feed(kHead +
                                entry_of("<![CDATA[" + bare_update("Mar 1, 12:00 UTC", "Resolved") +
                                         bare_update(time, "Investigating") + "]]>") +
                                "</feed>");
    ASSERT_EQ(sink.incidents.size(), 1) << time;
    EXPECT_EQ(sink.incidents[0].started, at(utc(2024, 3, 1, 9, 30))) << time;
    EXPECT_EQ(sink.incidents[0].ended, at(utc(2024, 3, 1, 12))) << time;
    EXPECT_EQ(sink.incidents[0].updates[0].status, "investigating") << time;
    EXPECT_EQ(sink.incidents[0].updates[0].text, "a note") << time;
  }
}

TEST(StatuspageFeedTimes, StandInTheContentOrInItsEncodedForm) {
  const std::string item =
      "<item><title>t</title><link>https://s.example/maintenances/m1</link>"
      "<pubDate>Fri, 01 Mar 2024 12:00:00 GMT</pubDate><description>Short.</description>"
      "<content:encoded><![CDATA[" +
      bare_update("May 13, 2017, 06:45 UTC", "Scheduled") + "]]></content:encoded></item>";
  const auto sink = read_feed(
      "<rss><channel><title>P Status - Incident History</title><link>https://s.example</link>" +
      item + "</channel></rss>");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].key, "m1");
  EXPECT_EQ(sink.incidents[0].kind, Kind::maintenance);
  EXPECT_EQ(sink.incidents[0].started.min, utc(2017, 5, 13, 6, 45));
}

TEST(StatuspageFeedFaults, EntityBombIsRefused) {
  std::string bomb = R"(<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa">)";
  for (char c = 'b'; c <= 'z'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "\">";
  }
  const auto sink = read_feed(bomb + "]><feed><title>&z; - Incident History</title></feed>");
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].reason, "the feed declares its own entities");
  EXPECT_TRUE(sink.incidents.empty());
}

// Neither may be walked by recursion.
TEST(StatuspageFeedFaults, DepthBomb) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<a>";
  const auto sink = read_feed(kHead + deep + "<entry>" + deep + "</entry></feed>");
  EXPECT_TRUE(sink.incidents.empty());
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("not well-formed XML"));
}

// Looked through once each, these would take minutes.
TEST(StatuspageFeedFaults, ManyEntriesWithoutEnd) {
  std::string entries;
  for (int i = 0; i < 200'000; ++i) entries += "<entry><![CDATA[";
  EXPECT_EQ(read_feed(kHead + entries).rejects.size(), 1);
  EXPECT_EQ(read_feed(kHead + entries + "]]>").rejects.size(), 1);
}

TEST(StatuspageFeedFaults, PageWithoutName) {
  const std::string rest = entry_of(update("Mar 1", "12:00", "Resolved")) + "</feed>";
  EXPECT_EQ(read_feed("<feed>" + rest).rejects.at(0).reason, "the feed does not name its page");
  EXPECT_THAT(read_feed("<html>").rejects.at(0).reason, HasSubstr("not an Atom or RSS"));
  ReadOptions options;
  options.platform = "P";
  options.source = "https://s.example";
  const auto sink = read_feed("<feed>" + rest, options);
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].source.name, "https://s.example");
}

}  // namespace
}  // namespace outagedb::test
