#include "store/batches/ingest.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "new_history.hpp"
#include "store/batches/manage_platforms.hpp"
#include "store/care/check.hpp"
#include "store/care/content_hash.hpp"

namespace outagedb {
namespace {

constexpr Instant kStart = 1'735'689'600;  // 2025-01-01T00:00:00Z
constexpr Instant kHour = 3600;

Incident outage(const std::string& source, double from, double until) {
  Incident incident;
  incident.source = {"publisher", source, {}, {}, {}, {}};
  incident.platform = "X";
  incident.title = "down";
  incident.key = "k" + std::to_string(from);
  incident.started = {kStart + static_cast<Instant>(from * kHour),
                      kStart + static_cast<Instant>(from * kHour)};
  incident.ended = {kStart + static_cast<Instant>(until * kHour),
                    kStart + static_cast<Instant>(until * kHour)};
  return incident;
}

class History {
 public:
  Summary ingest(const std::vector<Incident>& incidents,
                 const std::vector<UserReports>& reports = {}) {
    IngestBatch batch(
        db_,
        {.name = "test", .format = "jsonl", .observed_at = kStart + 1000 * kHour, .stated_at = {}});
    for (const Incident& incident : incidents) batch.incident(incident, {});
    for (const UserReports& report : reports) batch.user_reports(report, {});
    Summary summary = batch.finish("0");
    batch.commit();
    return summary;
  }

  std::string ask(const std::string& sql) {
    SQLite::Statement row(db_, sql);
    std::string text;
    while (row.executeStep()) {
      for (int i = 0; i < row.getColumnCount(); ++i) text += row.getColumn(i).getString() + "|";
    }
    return text;
  }

  SQLite::Database& db() { return db_; }

 private:
  SQLite::Database db_ = new_history();
};

TEST(Schema, TheFileInTheTreeIsWhatTheMigrationsMake) {
  std::ifstream file(SOURCE_DIR "/schema/schema.sql");
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), newest_schema())
      << "write it with: outagedb migrate --schema > schema/schema.sql";
}

TEST(Ingest, TheSameTwiceAddsABatchAndNothingElse) {
  History history;
  const auto first = history.ingest({outage("A", 1, 2), outage("B", 1.5, 3)});
  EXPECT_EQ(first.added, 2);
  const std::string before =
      history.ask("SELECT * FROM incident") + history.ask("SELECT * FROM incident_revision") +
      history.ask("SELECT * FROM outage") + history.ask("SELECT * FROM outage_incident");
  const auto second = history.ingest({outage("A", 1, 2), outage("B", 1.5, 3)});
  EXPECT_EQ(second.added, 0);
  EXPECT_EQ(second.changed, 0);
  EXPECT_EQ(second.unchanged, 2);
  EXPECT_EQ(before,
            history.ask("SELECT * FROM incident") + history.ask("SELECT * FROM incident_revision") +
                history.ask("SELECT * FROM outage") + history.ask("SELECT * FROM outage_incident"));
  EXPECT_EQ(history.ask("SELECT count(*) FROM batch"), "2|");
}

TEST(Ingest, OneOutageOfTwoSourcesIsCountedOnce) {
  History history;
  history.ingest({outage("A", 1, 2), outage("B", 1.5, 3)});
  EXPECT_EQ(history.ask("SELECT count(*), max(duration_min) FROM outage"), "1|7200|");
  EXPECT_EQ(history.ask("SELECT count(*) FROM outage_incident WHERE membership = 'certain'"), "2|");
}

TEST(Ingest, TheOrderOfContradictingStatementsDoesNotMatter) {
  Incident one = outage("A", 1, 2);
  Incident other = outage("A", 1, 5);
  History ab;
  ab.ingest({one});
  ab.ingest({other});
  History ba;
  ba.ingest({other});
  ba.ingest({one});
  EXPECT_EQ(ab.ask("SELECT ended_max, sha256 FROM incident"),
            ba.ask("SELECT ended_max, sha256 FROM incident"));
  EXPECT_EQ(content_hash(ab.db(), 1), content_hash(ba.db(), 1));
  EXPECT_EQ(ab.ask("SELECT count(*) FROM incident_revision"), "2|") << "both are kept";
}

TEST(Ingest, TheLaterStatementOfASourceStands) {
  Incident early = outage("A", 1, 2);
  early.stated_at = kStart + 10 * kHour;
  Incident late = outage("A", 1, 5);
  late.stated_at = kStart + 20 * kHour;
  for (const bool early_first : {true, false}) {
    History history;
    history.ingest({early_first ? early : late});
    history.ingest({early_first ? late : early});
    EXPECT_EQ(history.ask("SELECT ended_max FROM incident"),
              std::to_string(kStart + 5 * kHour) + "|");
  }
}

TEST(Ingest, AFeedThatNoLongerListsAnIncidentRemovesNothing) {
  History history;
  history.ingest({outage("A", 1, 2), outage("A", 10, 11)});
  history.ingest({outage("A", 10, 11)});
  EXPECT_EQ(history.ask("SELECT count(*) FROM incident"), "2|");
}

TEST(Ingest, OutagesAreKeptPerPlatformComponentAndRegion) {
  History history;
  Incident a = outage("A", 1, 2);
  a.components = {{"logins", {}, {}}};
  a.regions = {"us"};
  Incident b = outage("A", 1.5, 3);
  b.components = {{"search", {}, {}}};
  history.ingest({a, b});
  EXPECT_EQ(
      history.ask("SELECT component, region, count(*) FROM outage GROUP BY 1, 2 ORDER BY 1, 2"),
      "||1||US|1|logins||1|search||1|");
}

TEST(Ingest, MaintenanceNoticesAndDismissedIncidentsAreNoOutages) {
  History history;
  Incident notice = outage("A", 1, 2);
  notice.kind = Kind::notice;
  Incident maintenance = outage("A", 5, 6);
  maintenance.kind = Kind::maintenance;
  history.ingest({notice, maintenance, outage("A", 10, 11)});
  history.db().exec(
      "INSERT INTO incident_link (a_id, verdict, who, at, why) VALUES (3, 'dismissed', 'me', 0, 'a "
      "test')");
  history.ingest({outage("A", 20, 21)});
  EXPECT_EQ(history.ask("SELECT count(*) FROM outage"), "1|");
}

TEST(Ingest, AnOngoingOutageIsKnownToLastUntilItWasSaid) {
  History history;
  Incident ongoing = outage("A", 1, 1);
  ongoing.ended = {};
  ongoing.ongoing = true;
  ongoing.stated_at = kStart + 7 * kHour;
  history.ingest({ongoing});
  EXPECT_EQ(history.ask("SELECT ended_min - started_max, ended_max IS NULL, ongoing FROM outage"),
            "21600|1|1|");
}

TEST(Ingest, OfTwoCountsForOneBucketTheLargerStands) {
  const auto report = [](Instant at, std::int64_t count) {
    return UserReports{"X", "US", "D", at, 900, count};
  };
  History history;
  const auto first =
      history.ingest({}, {report(kStart, 5), report(kStart, 9), report(kStart + 900, 4)});
  EXPECT_EQ(first.added, 2);
  EXPECT_EQ(first.unchanged, 1);
  const auto second = history.ingest({}, {report(kStart, 8), report(kStart + 900, 6)});
  EXPECT_EQ(second.changed, 1);
  EXPECT_EQ(history.ask("SELECT count FROM user_report ORDER BY at"), "9|6|");
  const std::string from_midnight = std::to_string((kStart + 900) % 86400);
  EXPECT_EQ(history.ask("SELECT batch_id, counts FROM user_report_version"),
            "1|{\"" + from_midnight + "\":4}|2|{\"" + from_midnight + "\":6}|");
  EXPECT_EQ(history.ask("SELECT total, peak, peak_at, buckets, batches, counts FROM"
                        " user_report_day"),
            "15|9|" + std::to_string(kStart) + "|2|[[1,2]]|[9,6]|");
  EXPECT_THAT(check_database(history.db()), ::testing::IsEmpty());
}

TEST(Ingest, CountsToldBecauseOfAnOutageAreNoCoverage) {
  History history;
  const auto counts = [](std::string_view source, bool watched) {
    return UserReports{"X", "US", source, kStart, 900, 5, watched};
  };
  const auto watching = [&] {
    return history.ask(
        "SELECT s.name FROM coverage c JOIN source s ON s.id = c.source_id ORDER BY 1");
  };
  history.ingest({}, {counts("A", true), counts("B", false)});
  EXPECT_EQ(watching(), "A|");
  EXPECT_EQ(history.ask("SELECT count(*) FROM user_report"), "2|");
  history.ingest({}, {counts("B", true)});  // who counts all the time after all
  EXPECT_EQ(watching(), "A|B|");
}

TEST(Ingest, WhatIsNotCommittedIsNotThere) {
  History history;
  {
    IngestBatch batch(history.db(),
                      {.name = "test", .format = "jsonl", .observed_at = kStart, .stated_at = {}});
    batch.incident(outage("A", 1, 2), {});
    (void)batch.finish("0");
  }
  EXPECT_EQ(history.ask("SELECT (SELECT count(*) FROM batch), (SELECT count(*) FROM incident)"),
            "0|0|");
}

TEST(Ingest, ARejectIsKeptWholeAndOnce) {
  History history;
  const std::string record(100'000, 'x');
  for (int i = 0; i < 2; ++i) {
    IngestBatch batch(history.db(),
                      {.name = "test", .format = "csv", .observed_at = kStart, .stated_at = {}});
    batch.reject({.line = 7, .offset = 90, .record = record}, "a reason", "a hint");
    EXPECT_EQ(batch.finish("0").rejected, 1);
    batch.commit();
  }
  EXPECT_EQ(history.ask("SELECT line, reason, hint, length(record), length, offset FROM reject"),
            "7|a reason|a hint|65536|100000|90|");
}

TEST(Platforms, MergingKeepsEveryStatement) {
  History history;
  Incident twitter = outage("A", 1, 2);
  twitter.platform = "Twitter";
  Incident contradiction = outage("A", 1, 4);
  history.ingest({twitter, contradiction, outage("B", 50, 51)},
                 {{"Twitter", "US", "D", kStart, 900, 5},
                  {"X", "US", "D", kStart, 900, 7},
                  {"Twitter", "US", "D", kStart + 900, 900, 3}});
  merge_platforms(history.db(), "twitter", "x");
  EXPECT_EQ(history.ask("SELECT count(*) FROM incident"), "3|");
  EXPECT_EQ(history.ask("SELECT count(*) FROM incident_revision"), "3|");
  EXPECT_EQ(history.ask("SELECT count FROM user_report ORDER BY at"), "7|3|");
  EXPECT_EQ(history.ask("SELECT count(*) FROM outage"), "2|");
  EXPECT_THAT(check_database(history.db()), ::testing::IsEmpty());
  EXPECT_EQ(history.ingest({twitter}).added, 0) << "the merged name is known from then on";
}

}  // namespace
}  // namespace outagedb
