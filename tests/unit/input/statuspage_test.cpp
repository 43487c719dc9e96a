#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"
#include "time/reconcile.hpp"

namespace outagedb::test {
namespace {

using testing::HasSubstr;

TimeBounds at(Instant instant) { return {instant, instant}; }

const std::string kTimes =
    R"("created_at": "2025-06-01T10:00:00Z", "updated_at": "2025-06-01T12:00:00Z")";

std::string feed_of(const std::string& incidents) {
  return R"({"page": {"name": "Postbox", "url": "https://s.example"}, "incidents": [)" + incidents +
         "]}";
}

Incident incident(const std::string& members) {
  const auto sink = read_as("statuspage", feed_of(R"({"id": "i", "name": "n", )" + members + "}"));
  EXPECT_EQ(sink.incidents.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  return sink.incidents.empty() ? Incident{} : sink.incidents[0];
}

class StatuspageFeed : public testing::Test {
 protected:
  RecordingSink sink = read_as("statuspage", text_of(fixtures() / "statuspage.json"));
};

TEST_F(StatuspageFeed, ReadsWhatIsWhole) {
  ASSERT_EQ(sink.incidents.size(), 4);
  EXPECT_TRUE(sink.warnings.empty());
  for (const Incident& read : sink.incidents) {
    EXPECT_EQ(read.platform, "Postbox");
    EXPECT_EQ(read.source, (Source{"status_page", "https://status.postbox.example", "",
                                   "https://status.postbox.example", "", "Etc/UTC"}));
  }
  EXPECT_EQ(sink.lines, (std::vector<std::uint64_t>{4, 16, 24, 36}));
}

TEST_F(StatuspageFeed, RejectsABrokenIncidentAlone) {
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 23);
  EXPECT_EQ(sink.rejects[0].reason, "name: missing");
  EXPECT_NE(sink.rejects[0].hint, "");
  EXPECT_THAT(sink.rejects[0].record, testing::StartsWith(R"({"id": "broken")"));
  EXPECT_THAT(sink.rejects[0].record, testing::EndsWith("}"));
}

TEST_F(StatuspageFeed, OpenIncident) {
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.key, "i3");
  EXPECT_EQ(read.title, "Sending is slow");
  EXPECT_EQ(read.url, "https://sp.example/i3");
  EXPECT_EQ(read.status, "monitoring");
  EXPECT_EQ(read.kind, Kind::degradation);
  EXPECT_EQ(read.severity, Severity::minor);
  EXPECT_EQ(read.started, at(utc(2025, 6, 3, 9, 50)));
  EXPECT_EQ(read.started_text, "2025-06-03T09:50:00.000Z");
  EXPECT_FALSE(read.ended.known());
  EXPECT_TRUE(read.ongoing);
  EXPECT_EQ(read.stated_at, utc(2025, 6, 3, 11));
  ASSERT_EQ(read.updates.size(), 2);
  EXPECT_EQ(read.updates[0].status, "investigating");
  EXPECT_EQ(read.updates[1].at, at(utc(2025, 6, 3, 10, 55)));
  EXPECT_EQ(read.updates[1].text, "A fix is out & watched.\nMore at 5 < 6.");
  ASSERT_EQ(read.components.size(), 1);
  EXPECT_EQ(read.components[0].name, "Send");
  EXPECT_EQ(read.components[0].old_status, "operational");
  EXPECT_EQ(read.components[0].new_status, "degraded_performance");
}

TEST_F(StatuspageFeed, EndAYearLatePassesThrough) {
  const Incident& read = sink.incidents[1];
  EXPECT_EQ(read.kind, Kind::outage);
  EXPECT_EQ(read.severity, Severity::critical);
  EXPECT_EQ(read.started, at(utc(2025, 6, 2, 9, 30)));
  EXPECT_EQ(read.ended, at(utc(2026, 6, 2, 12)));
  EXPECT_EQ(read.ended_text, "2026-06-02T12:00:00.000Z");
  EXPECT_TRUE(read.faults.empty());
}

TEST_F(StatuspageFeed, ResolvingUpdateIsTheEndAndAPostmortemReopensNothing) {
  const Incident& read = sink.incidents[2];
  EXPECT_EQ(read.severity, Severity::major);
  EXPECT_EQ(read.started, at(utc(2025, 6, 1, 10, 5)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 1, 12)));
  EXPECT_FALSE(read.ongoing);
}

TEST_F(StatuspageFeed, ScheduledMaintenance) {
  const Incident& read = sink.incidents[3];
  EXPECT_EQ(read.kind, Kind::maintenance);
  EXPECT_EQ(read.started, at(utc(2025, 6, 10, 2)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 10, 4)));
  EXPECT_FALSE(settled(read).ongoing);
}

TEST_F(StatuspageFeed, CoversFromTheEndOfItsOldestIncidentToTheLastThatWasSaid) {
  ASSERT_EQ(sink.coverages.size(), 1);
  EXPECT_EQ(sink.coverages[0].platform, "Postbox");
  EXPECT_EQ(sink.coverages[0].from, utc(2025, 6, 1, 12));
  EXPECT_EQ(sink.coverages[0].until, utc(2025, 6, 3, 11));
  EXPECT_EQ(sink.coverages[0].basis, CoverageBasis::feed);
  ReadOptions options;
  options.observed_at = utc(2025, 6, 4);
  const auto later = read_as("statuspage", text_of(fixtures() / "statuspage.json"), options);
  EXPECT_EQ(later.coverages.at(0).until, utc(2025, 6, 4));
}

TEST(Statuspage, ListOfOpenIncidentsCoversNothing) {
  const std::string open = R"({"id": "i", "name": "n", "status": "investigating", )" + kTimes + "}";
  const std::string over = R"({"id": "j", "name": "n", "status": "resolved", )" + kTimes + "}";
  EXPECT_TRUE(read_as("statuspage", feed_of(open + "," + open)).coverages.empty());
  EXPECT_TRUE(read_as("statuspage", feed_of(over)).coverages.empty());
  ReadOptions later;
  later.observed_at = utc(2026, 1, 1);
  EXPECT_EQ(read_as("statuspage", feed_of(open + "," + over), later).coverages.size(), 1);
}

TEST(Statuspage, ReopenedIncidentHasNoEnd) {
  const auto updates = [](const std::string& last) {
    return R"("status": "investigating", "created_at": "2025-06-01T10:00:00Z", "incident_updates": [
      {"status": "identified", "created_at": "2025-06-01T10:00:00Z"},
      {"status": "resolved", "created_at": "2025-06-01T11:00:00Z"},
      {"status": ")" +
           last + R"(", "created_at": "2025-06-01T12:00:00Z"}])";
  };
  const auto reopened = incident(updates("investigating"));
  EXPECT_FALSE(reopened.ended.known());
  EXPECT_TRUE(reopened.ongoing);
  const auto remarked = settled(incident(updates("update")));
  EXPECT_EQ(remarked.ended, at(utc(2025, 6, 1, 11)));
  EXPECT_FALSE(remarked.ongoing);
}

TEST(Statuspage, UpdateOfTheSameMinuteReopensNothing) {
  const auto read = settled(incident(R"("status": "investigating", "incident_updates": [
      {"status": "identified", "created_at": "2025-06-01T10:00:00Z"},
      {"status": "resolved", "created_at": "2025-06-01T11:00:00Z"},
      {"status": "investigating", "created_at": "2025-06-01T11:00:20Z"}])"));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 1, 11)));
  EXPECT_FALSE(read.ongoing);
}

TEST(Statuspage, ImpactIsKindAndSeverity) {
  EXPECT_EQ(incident(R"("impact": "none", )" + kTimes).kind, Kind::notice);
  EXPECT_EQ(incident(R"("impact": "maintenance", )" + kTimes).kind, Kind::maintenance);
  EXPECT_EQ(incident(R"("impact": "major", )" + kTimes).severity, Severity::major);
  const auto sink = read_as(
      "statuspage", feed_of(R"({"id": "i", "name": "n", "impact": "dire", )" + kTimes + "}"));
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].kind, Kind::outage);
  EXPECT_EQ(sink.incidents[0].severity, std::nullopt);
  EXPECT_EQ(sink.warnings.size(), 1);
}

TEST(Statuspage, ComponentKeepsItsFirstAndItsWorstState) {
  const auto update = [](const char* time, const char* old_status, const char* new_status) {
    return std::string(R"({"created_at": "2025-06-01T)") + time +
           R"(:00Z", "affected_components": [{"name": "Send", "old_status": ")" + old_status +
           R"(", "new_status": ")" + new_status + "\"}]}";
  };
  const auto read = incident(kTimes + R"(, "incident_updates": [)" +
                             update("12:00", "major_outage", "operational") + "," +
                             update("11:00", "degraded_performance", "major_outage") + "," +
                             update("10:00", "operational", "degraded_performance") + "]");
  ASSERT_EQ(read.components.size(), 1);
  EXPECT_EQ(read.components[0].old_status, "operational");
  EXPECT_EQ(read.components[0].new_status, "major_outage");
}

TEST(Statuspage, FaultyElementsAreRejectedAlone) {
  const std::string good = R"({"id": "i", "name": "n", )" + kTimes + "}";
  const auto sink =
      read_as("statuspage", feed_of(good + ",\n{\"id\": \"j\", \"name\": },\n" + good + ",\n7,\n" +
                                    R"({"id": "k", "name": "n"},)" + "\n" +
                                    R"({"id": "l", "name": "n", "created_at": "lately"})"));
  EXPECT_EQ(sink.incidents.size(), 2);
  ASSERT_EQ(sink.rejects.size(), 4);
  EXPECT_EQ(sink.rejects[0].line, 2);
  EXPECT_THAT(sink.rejects[0].reason, testing::StartsWith("not a single complete JSON object: "));
  EXPECT_EQ(sink.rejects[1].line, 4);
  EXPECT_EQ(sink.rejects[1].record, "7");
  EXPECT_EQ(sink.rejects[2].line, 5);
  EXPECT_THAT(sink.rejects[2].reason, testing::StartsWith("the incident has no time"));
  EXPECT_EQ(sink.rejects[3].line, 6);
  EXPECT_THAT(sink.rejects[3].reason, testing::StartsWith("created_at: "));
}

TEST(Statuspage, ATimeThatItCanDoWithoutCostsNothing) {
  const auto sink = read_as(
      "statuspage", feed_of(R"({"id": "i", "name": "n", "status": "resolved", "impact": "dire",
      "started_at": "early", "resolved_at": "soon", "updated_at": "now", "incident_updates": [
      {"status": "resolved", "created_at": "2025-06-01T12:00:00Z"},
      {"status": "update", "created_at": "noon"},
      {"status": "investigating", "created_at": "2025-06-01T10:00:00Z"}]})"));
  ASSERT_EQ(sink.incidents.size(), 1);
  const Incident read = settled(sink.incidents[0]);
  EXPECT_EQ(read.started, at(utc(2025, 6, 1, 10)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 1, 12)));
  EXPECT_EQ(read.updates.size(), 3);
  EXPECT_EQ(read.extra.at("impact"), "dire");
  EXPECT_EQ(sink.warnings.size(), 5);
}

TEST(Statuspage, DocumentThatIsCutOffIsOneReject) {
  const auto sink =
      read_as("statuspage", "{\"page\": {\"name\": \"P\"},\n\"incidents\": [\n{\"id\": \"i\",");
  EXPECT_TRUE(sink.incidents.empty());
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 3);
  EXPECT_THAT(sink.rejects[0].hint, HasSubstr("truncated"));
}

TEST(Statuspage, ListThatBreaksOffIsReadUpToThere) {
  const std::string good = R"({"id": "i", "name": "n", )" + kTimes + "}";
  for (const char* fault : {"\n", ",\n,", ",\n"}) {
    const auto sink = read_as("statuspage", feed_of(good + fault + (fault[1] == '\0' ? good : "")));
    EXPECT_EQ(sink.incidents.size(), 1) << fault;
    ASSERT_EQ(sink.rejects.size(), 1) << fault;
    EXPECT_EQ(sink.rejects[0].line, 2) << fault;
    EXPECT_THAT(sink.rejects[0].hint, HasSubstr("comma"));
  }
}

TEST(Statuspage, PageWithoutIncidentsOrName) {
  const auto reason = [](const std::string& text, const ReadOptions& options = {}) {
    const auto sink = read_as("statuspage", text, options);
    return sink.rejects.size() == 1 ? sink.rejects[0].reason : "?";
  };
  EXPECT_EQ(reason(R"({"page": {"name": "P"}, "components": []})"), "the page lists no incidents");
  EXPECT_EQ(reason(R"({"page": {"name": "P"}, "incidents": null})"), "the page lists no incidents");
  EXPECT_EQ(reason(R"({"page": {}, "incidents": []})"), "the page has no name");
  EXPECT_THAT(reason("[]"), HasSubstr("page"));
  ReadOptions options;
  options.platform = "P";
  EXPECT_TRUE(read_as("statuspage", R"({"page": {}, "incidents": []})", options).rejects.empty());
}

TEST(Statuspage, ByteOrderMarkUnknownZoneAndInvalidUtf8) {
  const auto sink = read_as(
      "statuspage",
      "\xEF\xBB\xBF"
      R"({"page": {"name": "P", "time_zone": "Nowhere"}, "incidents": [{"id": "i", "name": ")"
      "\xFF\", " +
          kTimes + "}]}");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].title, "\xEF\xBF\xBD");
  EXPECT_EQ(sink.warnings.size(), 2);
}

// The offset counts the bytes of the file, in which a broken one is one byte, and U+FFFD three.
TEST(Statuspage, RejectBehindInvalidUtf8StandsWhereItStoodInTheFile) {
  const std::string good = "{\"id\": \"i\", \"name\": \"\xFF\xFE \xEF\xBF\xBD\", " + kTimes + "}";
  const std::string text = feed_of(good + ",\n7,\n" + good + ",\n8");
  const auto sink = read_as("statuspage", text);
  EXPECT_EQ(sink.incidents.size(), 2);
  ASSERT_EQ(sink.rejects.size(), 2);
  EXPECT_EQ(sink.rejects[0].offset, text.find("\n7") + 1);
  EXPECT_EQ(sink.rejects[1].offset, text.find("\n8") + 1);
  EXPECT_EQ(sink.rejects[1].line, 4);
}

TEST(Statuspage, ComponentNamedBeforeItsUpdatesKeepsWhatItWasAtFirst) {
  const auto read =
      incident(kTimes + R"(, "components": [{"name": "Send", "status": "operational"}],
    "incident_updates": [
      {"created_at": "2025-06-01T11:00:00Z", "affected_components": [
        {"name": "Send", "old_status": "partial_outage", "new_status": "operational"}]},
      {"created_at": "2025-06-01T10:00:00Z", "affected_components": [
        {"name": "Send", "old_status": "operational", "new_status": "partial_outage"}]}])");
  ASSERT_EQ(read.components.size(), 1);
  EXPECT_EQ(read.components[0].old_status, "operational");
  EXPECT_EQ(read.components[0].new_status, "partial_outage");
}

TEST(Statuspage, TimesWithoutOffsetAreThePagesOwn) {
  const auto sink =
      read_as("statuspage", R"({"page": {"name": "P", "time_zone": "America/New_York"},
    "incidents": [{"id": "i", "name": "n", "created_at": "2025-06-01T10:00:00",
                   "resolved_at": "2025-06-01T16:00:00Z"}]})");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].started, at(utc(2025, 6, 1, 14)));
  EXPECT_EQ(sink.incidents[0].ended, at(utc(2025, 6, 1, 16)));
}

// Its text names another month, and it is written days later: neither moves the end.
TEST(Statuspage, PostmortemOfAnotherDayMovesNothing) {
  const auto read = settled(incident(R"("status": "postmortem", "incident_updates": [
      {"status": "postmortem", "created_at": "2025-06-09T09:00:00Z",
       "body": "On May 1, 2025 from 05:02 UTC until 23:30 UTC it was down."},
      {"status": "resolved", "created_at": "2025-06-01T12:00:00Z"},
      {"status": "investigating", "created_at": "2025-06-01T10:00:00Z"}])"));
  EXPECT_EQ(read.started, at(utc(2025, 6, 1, 10)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 1, 12)));
}

// What the page states is passed on; that these ends cannot be right is told by settle.
TEST(Statuspage, EndsThatCannotBeRightAreFaults) {
  const auto settled = [](const std::string& start, const std::string& end) {
    Incident read = incident(R"("status": "resolved", "started_at": ")" + start +
                             R"(", "resolved_at": ")" + end + "\", " + kTimes);
    EXPECT_TRUE(read.ended.exact());
    reconcile(read, utc(2027, 1, 1));
    return read;
  };
  const std::string start = "2025-06-01T10:00:00Z";
  const auto before = settled(start, "2025-06-01T09:00:00Z");
  ASSERT_EQ(before.faults.size(), 1);
  EXPECT_EQ(before.faults[0].contradicts, "start 2025-06-01T10:00:00Z");
  EXPECT_EQ(before.ended.max, std::nullopt);
  for (const char* late : {"2026-06-01T12:00:00Z", "2025-06-03T12:00:00Z"}) {
    const auto read = settled(start, late);
    ASSERT_EQ(read.faults.size(), 1) << late;
    EXPECT_EQ(read.faults[0].stated, late);
    EXPECT_EQ(read.faults[0].contradicts, "last update 2025-06-01T12:00:00Z");
    EXPECT_EQ(read.ended.max, std::nullopt);
  }
  EXPECT_TRUE(settled(start, "2025-06-01T12:00:00Z").faults.empty());
}

const std::string kOpen = R"({"id": "o", "name": "n", "status": "identified", )" + kTimes + "}";
const std::string kOver = R"({"id": "j", "name": "n", "status": "resolved", )" + kTimes + "}";

ReadOptions observed() {
  ReadOptions options;
  options.observed_at = utc(2025, 6, 2);
  return options;
}

class StatuspageSummary : public testing::Test {
 protected:
  std::string text = text_of(fixtures() / "statuspage-summary.json");
};

TEST_F(StatuspageSummary, IsASnapshotOfWhatIsOpen) {
  const auto sink = read_as("statuspage", text, observed());
  ASSERT_EQ(sink.incidents.size(), 2);
  EXPECT_TRUE(sink.rejects.empty());
  EXPECT_TRUE(sink.incidents[0].ongoing);
  EXPECT_EQ(sink.incidents[0].components.at(0).old_status, "operational");
  EXPECT_EQ(sink.incidents[0].components.at(0).new_status, "major_outage");
  EXPECT_EQ(sink.incidents[1].kind, Kind::maintenance);
  EXPECT_FALSE(sink.incidents[1].ongoing);
  EXPECT_TRUE(sink.coverages.empty());
  ASSERT_EQ(sink.snapshots.size(), 1);
  EXPECT_EQ(sink.snapshots[0].source, sink.incidents[0].source);
  EXPECT_EQ(sink.snapshots[0].platform, "Postbox");
  EXPECT_EQ(sink.snapshots[0].at, utc(2025, 6, 2));
}

TEST_F(StatuspageSummary, IsNoneWhereNobodySaysWhenItWasTaken) {
  const auto sink = read_as("statuspage", text);
  EXPECT_EQ(sink.incidents.size(), 2);
  EXPECT_TRUE(sink.snapshots.empty());
}

TEST(StatuspageSnapshot, IsAListWithNothingOver) {
  const auto snapshots = [](const std::string& incidents) {
    return read_as("statuspage", feed_of(incidents), observed()).snapshots.size();
  };
  EXPECT_EQ(snapshots(kOpen), 1);
  EXPECT_EQ(snapshots(""), 1);
  EXPECT_EQ(snapshots(kOver), 0);
  EXPECT_EQ(snapshots(kOpen + "," + kOver), 0);
}

// What could not be read may be an incident that is still open.
TEST(StatuspageSnapshot, IsNoneWhereAPartCannotBeRead) {
  for (const std::string& list : {kOpen + ", 7", kOpen + ",,"}) {
    const auto sink = read_as("statuspage", feed_of(list), observed());
    EXPECT_EQ(sink.incidents.size(), 1) << list;
    EXPECT_EQ(sink.rejects.size(), 1) << list;
    EXPECT_TRUE(sink.snapshots.empty()) << list;
    EXPECT_EQ(sink.warnings.size(), 1) << list;
  }
}

TEST(StatuspageSnapshot, IsNoListOfMaintenances) {
  const auto sink =
      read_as("statuspage", R"({"page": {"name": "P"}, "scheduled_maintenances": []})", observed());
  EXPECT_TRUE(sink.snapshots.empty());
  EXPECT_TRUE(sink.rejects.empty());
}

TEST(StatuspageAlone, IncidentWithItsPage) {
  const std::string text =
      R"({"page": {"name": "Postbox", "url": "https://s.example"}, "incident": )" + kOpen + "}";
  EXPECT_EQ(format_of(text).name, "statuspage");
  const auto sink = read_as("statuspage", text, observed());
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].key, "o");
  EXPECT_EQ(sink.incidents[0].platform, "Postbox");
  EXPECT_EQ(sink.incidents[0].source.name, "https://s.example");
  EXPECT_TRUE(sink.snapshots.empty());
  EXPECT_TRUE(sink.coverages.empty());
}

TEST(StatuspageAlone, BareIncident) {
  const std::string text = R"({"id": "b", "name": "n", "status": "resolved", "incident_updates": [
      {"status": "resolved", "created_at": "2025-06-01T11:00:00Z"},
      {"status": "investigating", "created_at": "2025-06-01T10:00:00Z"}]})";
  EXPECT_EQ(format_of(text).name, "statuspage");
  EXPECT_EQ(read_as("statuspage", text).rejects.at(0).reason, "the page has no name");
  ReadOptions options;
  options.platform = "Postbox";
  options.source = "https://s.example";
  const auto sink = read_as("statuspage", text, options);
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].ended, at(utc(2025, 6, 1, 11)));
  EXPECT_EQ(sink.incidents[0].source.name, "https://s.example");
}

}  // namespace
}  // namespace outagedb::test
