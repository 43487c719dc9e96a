#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "temporary_database.hpp"

namespace outagedb::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TimeBounds at(Instant instant) { return {instant, instant}; }
Instant noon(int minute, int second = 0) { return utc(2025, 3, 1, 12, minute, second); }

const std::string kTables =
    "CREATE TABLE monitor (id INTEGER PRIMARY KEY, name TEXT, active BOOLEAN, interval INTEGER,"
    " url TEXT);"
    "CREATE TABLE heartbeat (id INTEGER PRIMARY KEY, important BOOLEAN, monitor_id INTEGER,"
    " status SMALLINT, msg TEXT, time DATETIME);"
    "INSERT INTO monitor VALUES (7, 'Shop', 1, 60, 'https://shop.example');";

class UptimeKuma : public testing::Test {
 protected:
  void SetUp() override { database.run(kTables); }

  // Beats at noon + minutes.
  void beats(std::initializer_list<std::pair<int, int>> minutes_and_status) const {
    std::string sql;
    for (const auto& [minute, status] : minutes_and_status) {
      sql += "INSERT INTO heartbeat (monitor_id, status, msg, time) VALUES (7, " +
             std::to_string(status) + ", 'said " + std::to_string(minute) +
             "', datetime('2025-03-01 12:00', '" + std::to_string(minute) +
             " minutes') || '.250');";
    }
    database.run(sql);
  }

  TemporaryDatabase database;
};

TEST_F(UptimeKuma, ReadsTheBeatsOfAnOutage) {
  beats({{0, 1}, {1, 0}, {2, 0}, {3, 1}});
  const auto sink = database.read("uptime-kuma");
  ASSERT_THAT(sink.incidents, SizeIs(1));
  EXPECT_THAT(sink.rejects, IsEmpty());
  EXPECT_THAT(sink.warnings, IsEmpty());
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.source.kind, "monitor");
  EXPECT_EQ(read.source.name, "Uptime Kuma");
  EXPECT_EQ(read.platform, "Shop");
  EXPECT_EQ(read.key, "7 2025-03-01 12:01:00.250");
  EXPECT_EQ(read.title, "Shop is down");
  EXPECT_EQ(read.url, "https://shop.example");
  EXPECT_EQ(read.kind, Kind::outage);
  EXPECT_EQ(read.started, at(noon(1)));
  EXPECT_EQ(read.ended, at(noon(3)));
  EXPECT_FALSE(read.ongoing);
  ASSERT_THAT(read.updates, SizeIs(2));
  EXPECT_EQ(read.updates[0].text, "said 1");
  EXPECT_EQ(read.updates[1].status, "up");
}

TEST_F(UptimeKuma, PendingBeatsBoundTheStart) {
  beats({{0, 1}, {1, 2}, {2, 1}, {3, 2}, {4, 2}, {5, 0}, {6, 1}});
  const auto sink = database.read("uptime-kuma");
  ASSERT_THAT(sink.incidents, SizeIs(1));  // what was up again at 12:02 was no outage
  EXPECT_EQ(sink.incidents[0].started, (TimeBounds{noon(3), noon(5)}));
}

TEST_F(UptimeKuma, MaintenanceIsNoOutageAndLeavesAnEndOpen) {
  beats({{0, 1}, {1, 0}, {2, 0}, {3, 3}, {4, 3}, {5, 1}});
  const auto sink = database.read("uptime-kuma");
  ASSERT_THAT(sink.incidents, SizeIs(2));
  EXPECT_EQ(sink.incidents[0].ended, (TimeBounds{noon(2), std::nullopt}));
  EXPECT_FALSE(sink.incidents[0].ongoing);
  EXPECT_EQ(sink.incidents[1].kind, Kind::maintenance);
  EXPECT_EQ(sink.incidents[1].started, at(noon(3)));
  EXPECT_EQ(sink.incidents[1].ended, at(noon(5)));
}

TEST_F(UptimeKuma, TheStartOfWhatWasFirstSeenDownIsUnknown) {
  beats({{0, 0}, {1, 1}});
  const auto sink = database.read("uptime-kuma");
  ASSERT_THAT(sink.incidents, SizeIs(1));
  EXPECT_EQ(sink.incidents[0].started, (TimeBounds{std::nullopt, noon(0)}));
}

TEST_F(UptimeKuma, WhileNobodyLookedTimesAreBoundsAndNothingIsWatched) {
  beats({{0, 1}, {1, 1}, {30, 0}, {31, 0}, {50, 1}, {51, 1}});
  const auto sink = database.read("uptime-kuma");
  ASSERT_THAT(sink.incidents, SizeIs(1));
  EXPECT_EQ(sink.incidents[0].started, (TimeBounds{noon(1), noon(30)}));
  EXPECT_EQ(sink.incidents[0].ended, (TimeBounds{noon(31), noon(50)}));
  ASSERT_THAT(sink.coverages, SizeIs(3));
  EXPECT_EQ(sink.coverages[0].from, noon(0));
  EXPECT_EQ(sink.coverages[0].until, noon(1));
  EXPECT_EQ(sink.coverages[2].from, noon(50));
}

TEST_F(UptimeKuma, OfVersionTwoTheStatisticsTellWhatWasWatched) {
  database.run(
      "CREATE TABLE stat_hourly (id INTEGER PRIMARY KEY, monitor_id INTEGER, timestamp INTEGER,"
      " ping FLOAT, up SMALLINT, down SMALLINT);"
      "CREATE TABLE stat_daily (id INTEGER PRIMARY KEY, monitor_id INTEGER, timestamp INTEGER,"
      " ping FLOAT, up SMALLINT, down SMALLINT);"
      "INSERT INTO stat_hourly (monitor_id, timestamp, up, down) VALUES"
      " (7, unixepoch('2025-03-01 12:00'), 30, 30), (7, unixepoch('2025-03-01 13:00'), 20, 0),"
      " (7, unixepoch('2025-03-01 14:00'), 60, 0), (99, unixepoch('2025-03-01 14:00'), 60, 0);"
      "INSERT INTO stat_daily (monitor_id, timestamp, up, down) VALUES"
      " (7, unixepoch('2025-02-27'), 1400, 10), (7, unixepoch('2025-02-28'), 700, 0)");
  beats({{0, 1}, {10, 0}, {40, 1}, {150, 1}});  // others that changed nothing were deleted
  const auto sink = database.read("uptime-kuma");
  ASSERT_THAT(sink.incidents, SizeIs(1));
  EXPECT_EQ(sink.incidents[0].started, at(noon(10)));
  EXPECT_EQ(sink.incidents[0].ended, at(noon(40)));
  ASSERT_THAT(sink.coverages, SizeIs(3));
  EXPECT_EQ(sink.coverages[0].from, utc(2025, 2, 27));
  EXPECT_EQ(sink.coverages[0].until, utc(2025, 2, 28));
  EXPECT_EQ(sink.coverages[1].from, noon(0));
  EXPECT_EQ(sink.coverages[1].until, utc(2025, 3, 1, 13));
  EXPECT_EQ(sink.coverages[2].until, noon(150));  // the last hour is not over
}

TEST_F(UptimeKuma, WhatIsDownAtTheEndGoesOnWhereItIsStillChecked) {
  database.run("INSERT INTO monitor VALUES (8, 'Paused', 0, 60, ''), (9, 'Gone', 1, 60, '')");
  database.run(
      "INSERT INTO heartbeat (monitor_id, status, time) VALUES"
      " (9, 1, '2025-03-01 11:00:00'), (9, 0, '2025-03-01 11:01:00'),"
      " (8, 1, '2025-03-01 12:00:30'), (8, 0, '2025-03-01 12:01:30')");
  beats({{0, 1}, {1, 0}, {2, 0}});
  const auto sink = database.read("uptime-kuma");
  ASSERT_THAT(sink.incidents, SizeIs(3));
  EXPECT_EQ(sink.incidents[0].platform, "Shop");
  EXPECT_TRUE(sink.incidents[0].ongoing);
  EXPECT_EQ(sink.incidents[0].ended, (TimeBounds{noon(2), std::nullopt}));
  EXPECT_EQ(sink.incidents[0].listed_at, noon(2));
  EXPECT_FALSE(sink.incidents[1].ongoing);
  EXPECT_FALSE(sink.incidents[2].ongoing);
  EXPECT_EQ(sink.incidents[2].ended.min, utc(2025, 3, 1, 11, 1));
}

TEST_F(UptimeKuma, MonitorsAreComponentsOfAPlatformThatIsNamed) {
  beats({{0, 1}, {1, 0}, {2, 1}});
  ReadOptions options;
  options.platform = "Our services";
  const auto sink = database.read("uptime-kuma", options);
  ASSERT_THAT(sink.incidents, SizeIs(1));
  EXPECT_EQ(sink.incidents[0].platform, "Our services");
  ASSERT_THAT(sink.incidents[0].components, SizeIs(1));
  EXPECT_EQ(sink.incidents[0].components[0].name, "Shop");
  EXPECT_EQ(sink.coverages.at(0).component, "Shop");
}

TEST_F(UptimeKuma, RejectsABeatAlone) {
  beats({{0, 1}});
  database.run(
      "INSERT INTO heartbeat (id, monitor_id, status, time, msg) VALUES"
      " (20, 7, 4, '2025-03-01 12:01:00', 'm'), (21, 7, 0, 'soon', ''), (22, 7, 0, 17, ''),"
      " (23, 5, 0, '2025-03-01 12:01:00', ''), (24, 5, 1, '2025-03-01 12:02:00', '')");
  beats({{1, 0}, {2, 1}});
  const auto sink = database.read("uptime-kuma");
  EXPECT_THAT(sink.incidents, SizeIs(1));
  ASSERT_THAT(sink.rejects, SizeIs(4));  // the unknown monitor once
  EXPECT_EQ(sink.rejects[0].line, 20);
  EXPECT_EQ(sink.rejects[0].record, "20|7|4|2025-03-01 12:01:00|m");
  EXPECT_THAT(sink.rejects[1].reason, HasSubstr("'soon'"));
  EXPECT_THAT(sink.rejects[3].reason, HasSubstr("unknown monitor 5"));
  for (const auto& reject : sink.rejects) EXPECT_FALSE(reject.hint.empty());
}

TEST_F(UptimeKuma, IsToldByItsTables) {
  database.run("CREATE TABLE monitor_tls_info (id INTEGER PRIMARY KEY, monitor_id INTEGER)");
  const std::string head = text_of(database.file());
  for (const Format* format : formats())
    EXPECT_EQ(format->sniff(head), format->name == "uptime-kuma") << format->name;
  EXPECT_FALSE(format_named("uptime-kuma").sniff("heartbeat monitor_tls_info"));
}

// What holds for every database of another program.
class ForeignDatabase : public UptimeKuma {
 protected:
  void refused(const std::string& reason, const std::string& hint) const {
    try {
      (void)database.read("uptime-kuma");
      FAIL() << "not refused";
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(reason));
      EXPECT_THAT(error.hint(), HasSubstr(hint));
    }
  }
};

TEST_F(ForeignDatabase, NothingIsMadeBesideIt) {
  database.run("PRAGMA journal_mode = WAL");
  beats({{0, 1}, {1, 0}, {2, 1}});
  const auto files = database.files();
  const auto before = text_of(database.file());
  EXPECT_THAT(database.read("uptime-kuma").incidents, SizeIs(1));
  EXPECT_EQ(database.files(), files);
  EXPECT_EQ(text_of(database.file()), before);
}

TEST_F(ForeignDatabase, WhatStandsBesideItIsReadToo) {
  SQLite::Database writer(database.file().string(), SQLite::OPEN_READWRITE);
  writer.exec("PRAGMA journal_mode = WAL");
  writer.exec(
      "INSERT INTO heartbeat (monitor_id, status, time) VALUES (7, 0, '2025-03-01 12:00:00')");
  const auto sink = database.read("uptime-kuma");
  EXPECT_THAT(sink.incidents, SizeIs(1));
  EXPECT_THAT(sink.warnings, IsEmpty());
}

TEST_F(ForeignDatabase, WithoutAFileIsRefused) {
  try {
    (void)read_as("uptime-kuma", text_of(database.file()));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.hint(), HasSubstr("file"));
  }
}

TEST_F(ForeignDatabase, OfAnotherProgramIsRefused) {
  database.run("DROP TABLE heartbeat");
  refused("no table 'heartbeat'", "--format");
}

TEST_F(ForeignDatabase, ViewsAndVirtualTablesAreNotRead) {
  database.run(
      "DROP TABLE heartbeat; CREATE VIEW heartbeat AS WITH RECURSIVE n(x) AS"
      " (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, 7 AS monitor_id, 0 AS status,"
      " '' AS time, '' AS msg FROM n");
  refused("no table 'heartbeat'", "--format");
  database.run(
      "DROP VIEW heartbeat;"
      "CREATE VIRTUAL TABLE heartbeat USING fts5(monitor_id, status, time, msg)");
  refused("no table 'heartbeat'", "--format");
}

TEST_F(ForeignDatabase, LackingAColumnIsRefused) {
  database.run("ALTER TABLE heartbeat DROP COLUMN msg");
  refused("no such column: msg", "backup");
}

TEST_F(ForeignDatabase, CutOffIsRefused) {
  for (int n = 0; n < 40; ++n) beats({{2 * n, 1}, {2 * n + 1, 0}});
  std::filesystem::resize_file(database.file(), std::filesystem::file_size(database.file()) - 4096);
  refused("cannot read", "damaged");
}

TEST_F(ForeignDatabase, EveryDamagedByteIsSurvived) {
  database.run("PRAGMA page_size = 512; VACUUM");
  beats({{0, 1}, {1, 0}, {2, 1}});
  const std::string whole = text_of(database.file());
  int read = 0;
  for (std::size_t n = 0; n < whole.size(); n += 7) {
    std::string damaged = whole;
    damaged[n] = static_cast<char>(damaged[n] ^ 0x55);
    std::ofstream(database.file(), std::ios::binary) << damaged;
    try {
      (void)database.read("uptime-kuma");
      ++read;
    } catch (const Error& error) {
      EXPECT_FALSE(error.hint().empty());
    }
  }
  EXPECT_GT(read, 0);
}

}  // namespace
}  // namespace outagedb::test
