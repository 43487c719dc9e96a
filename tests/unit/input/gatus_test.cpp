#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "temporary_database.hpp"

namespace outagedb::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TimeBounds at(Instant instant) { return {instant, instant}; }

const std::string kTables =
    "CREATE TABLE endpoints (endpoint_id INTEGER PRIMARY KEY, endpoint_key TEXT,"
    " endpoint_name TEXT, endpoint_group TEXT);"
    "CREATE TABLE endpoint_events (endpoint_event_id INTEGER PRIMARY KEY, endpoint_id INTEGER,"
    " event_type TEXT, event_timestamp TIMESTAMP);"
    "CREATE TABLE endpoint_results (endpoint_result_id INTEGER PRIMARY KEY, endpoint_id INTEGER,"
    " success INTEGER, timestamp TIMESTAMP);"
    "CREATE TABLE endpoint_uptimes (endpoint_uptime_id INTEGER PRIMARY KEY, endpoint_id INTEGER,"
    " hour_unix_timestamp INTEGER, total_executions INTEGER);"
    "INSERT INTO endpoints VALUES (1, 'core_shop', 'shop', 'core'), (2, '_mail', 'mail', '');";

class Gatus : public testing::Test {
 protected:
  void SetUp() override { database.run(kTables); }

  void event(int endpoint, const std::string& type, const std::string& time) const {
    database.run("INSERT INTO endpoint_events (endpoint_id, event_type, event_timestamp) VALUES (" +
                 std::to_string(endpoint) + ", '" + type + "', '" + time + "')");
  }
  void result(int endpoint, bool success, const std::string& time) const {
    database.run("INSERT INTO endpoint_results (endpoint_id, success, timestamp) VALUES (" +
                 std::to_string(endpoint) + ", " + (success ? "1" : "0") + ", '" + time + "')");
  }
  void hour(const std::string& time, int executions) const {
    database.run(
        "INSERT INTO endpoint_uptimes (endpoint_id, hour_unix_timestamp, total_executions)"
        " VALUES (1, unixepoch('" +
        time + "'), " + std::to_string(executions) + ")");
  }

  TemporaryDatabase database;
};

TEST_F(Gatus, ReadsEventsInBothWritings) {
  event(1, "START", "2025-03-01 09:59:59.95 +0000 UTC m=+0.05");
  event(1, "HEALTHY", "2025-03-01 10:00:00 +0000 UTC m=+0.1");
  event(1, "UNHEALTHY", "2025-03-01 11:00:00.123456789 +0000 UTC");
  event(2, "HEALTHY", "2025-03-01 11:00:00.5+00:00");
  event(2, "UNHEALTHY", "2025-03-01 13:00:00+02:00");
  event(1, "HEALTHY", "2025-03-01 11:20:00.5 +0000 UTC");
  event(2, "HEALTHY", "2025-03-01T11:30:00Z");
  const auto sink = database.read("gatus");
  EXPECT_THAT(sink.rejects, SizeIs(1));  // the last: Gatus writes none such
  ASSERT_THAT(sink.incidents, SizeIs(2));
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.source.kind, "monitor");
  EXPECT_EQ(read.source.name, "Gatus");
  EXPECT_EQ(read.platform, "core/shop");
  EXPECT_EQ(read.title, "core/shop is unhealthy");
  EXPECT_EQ(read.started, at(utc(2025, 3, 1, 11)));
  EXPECT_EQ(read.ended, at(utc(2025, 3, 1, 11, 20)));
  EXPECT_EQ(sink.incidents[1].platform, "mail");
  EXPECT_EQ(sink.incidents[1].started, at(utc(2025, 3, 1, 11)));
}

TEST_F(Gatus, TheStartOfWhatWasFirstSeenUnhealthyIsUnknown) {
  event(1, "START", "2025-03-01 09:59:59.95 +0000 UTC");
  event(1, "UNHEALTHY", "2025-03-01 10:00:00 +0000 UTC");
  event(1, "HEALTHY", "2025-03-01 10:10:00 +0000 UTC");
  event(2, "UNHEALTHY", "2025-03-01 10:00:00 +0000 UTC");  // those before were deleted
  event(2, "HEALTHY", "2025-03-01 10:10:00 +0000 UTC");
  const auto sink = database.read("gatus");
  ASSERT_THAT(sink.incidents, SizeIs(2));
  for (const Incident& read : sink.incidents)
    EXPECT_EQ(read.started, (TimeBounds{std::nullopt, utc(2025, 3, 1, 10)}));
}

TEST_F(Gatus, ARestartLeavesAnEndOpen) {
  event(1, "HEALTHY", "2025-03-01 09:00:00 +0000 UTC");
  event(1, "UNHEALTHY", "2025-03-01 10:00:00 +0000 UTC");
  event(1, "START", "2025-03-02 10:00:00 +0000 UTC");
  const auto sink = database.read("gatus");
  ASSERT_THAT(sink.incidents, SizeIs(1));
  EXPECT_EQ(sink.incidents[0].ended, (TimeBounds{utc(2025, 3, 1, 10), std::nullopt}));
  EXPECT_FALSE(sink.incidents[0].ongoing);
}

TEST_F(Gatus, GoesOnWhileTheLastCheckFailed) {
  event(1, "HEALTHY", "2025-03-01 09:00:00 +0000 UTC");
  event(1, "UNHEALTHY", "2025-03-01 10:00:00 +0000 UTC");
  event(2, "HEALTHY", "2025-03-01 09:00:00 +0000 UTC");
  event(2, "UNHEALTHY", "2025-03-01 10:00:00 +0000 UTC");
  result(1, true, "2025-03-01 09:59:00 +0000 UTC");
  result(1, false, "2025-03-01 10:44:00 +0000 UTC");
  const auto sink = database.read("gatus");
  ASSERT_THAT(sink.incidents, SizeIs(2));
  EXPECT_TRUE(sink.incidents[0].ongoing);
  EXPECT_EQ(sink.incidents[0].ended.min, utc(2025, 3, 1, 10, 44));
  EXPECT_EQ(sink.incidents[0].listed_at, utc(2025, 3, 1, 10, 44));
  EXPECT_FALSE(sink.incidents[1].ongoing);  // no check of it is kept
  EXPECT_EQ(sink.incidents[1].ended.min, utc(2025, 3, 1, 10));
}

TEST_F(Gatus, WatchedAreTheHoursAndDaysThatHaveChecks) {
  event(1, "START", "2025-03-01 06:00:00 +0000 UTC");
  event(1, "HEALTHY", "2025-03-01 06:00:00 +0000 UTC");
  result(1, true, "2025-03-06 10:30:00 +0000 UTC");
  for (const char* time : {"2025-03-01", "2025-03-02", "2025-03-04 00:00", "2025-03-04 01:00",
                           "2025-03-06 00:00", "2025-03-06 09:00", "2025-03-06 10:00"})
    hour(time, 60);
  hour("2025-03-03", 0);
  const auto sink = database.read("gatus");
  ASSERT_THAT(sink.coverages, SizeIs(4));
  EXPECT_EQ(sink.coverages[0].from, utc(2025, 3, 1, 6));  // its first event
  EXPECT_EQ(sink.coverages[0].until, utc(2025, 3, 3));
  EXPECT_EQ(sink.coverages[1].until, utc(2025, 3, 4, 2));  // other hours of the day have their own
  EXPECT_EQ(sink.coverages[2].until, utc(2025, 3, 6, 1));  // too new to stand for its day
  EXPECT_EQ(sink.coverages[3].from, utc(2025, 3, 6, 9));
  EXPECT_EQ(sink.coverages[3].until, utc(2025, 3, 6, 10, 30));  // its last check
}

TEST_F(Gatus, RejectsAnEventAlone) {
  event(1, "HEALTHY", "2025-03-01 09:00:00 +0000 UTC");
  event(1, "UNWELL", "2025-03-01 09:30:00 +0000 UTC");
  event(1, "UNHEALTHY", "half past nine");
  event(9, "UNHEALTHY", "2025-03-01 09:30:00 +0000 UTC");
  event(1, "UNHEALTHY", "2025-03-01 10:00:00 +0000 UTC");
  event(1, "HEALTHY", "2025-03-01 11:00:00 +0000 UTC");
  const auto sink = database.read("gatus");
  EXPECT_THAT(sink.incidents, SizeIs(1));
  ASSERT_THAT(sink.rejects, SizeIs(3));
  EXPECT_EQ(sink.rejects[0].line, 2);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("'UNWELL'"));
  EXPECT_THAT(sink.rejects[1].reason, HasSubstr("'half past nine'"));
  EXPECT_THAT(sink.rejects[2].reason, HasSubstr("unknown endpoint 9"));
  EXPECT_EQ(sink.rejects[2].record, "4|9|UNHEALTHY|2025-03-01 09:30:00 +0000 UTC");
}

TEST_F(Gatus, EndpointsAreComponentsOfAPlatformThatIsNamed) {
  event(1, "HEALTHY", "2025-03-01 09:00:00 +0000 UTC");
  event(1, "UNHEALTHY", "2025-03-01 10:00:00 +0000 UTC");
  ReadOptions options;
  options.platform = "Our services";
  options.source = "gatus.example";
  const auto sink = database.read("gatus", options);
  ASSERT_THAT(sink.incidents, SizeIs(1));
  EXPECT_EQ(sink.incidents[0].source.name, "gatus.example");
  EXPECT_EQ(sink.incidents[0].platform, "Our services");
  EXPECT_EQ(sink.incidents[0].components.at(0).name, "core/shop");
}

TEST_F(Gatus, IsToldByItsTables) {
  const std::string head = text_of(database.file());
  for (const Format* format : formats())
    EXPECT_EQ(format->sniff(head), format->name == "gatus") << format->name;
}

TEST_F(Gatus, WithoutItsTablesIsRefused) {
  database.run("DROP TABLE endpoint_events");
  EXPECT_THROW((void)database.read("gatus"), Error);
}

}  // namespace
}  // namespace outagedb::test
