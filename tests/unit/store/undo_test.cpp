#include "store/batches/undo.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <set>

#include "base/error.hpp"
#include "new_history.hpp"
#include "store/batches/ingest.hpp"
#include "store/batches/manage_platforms.hpp"
#include "store/batches/user_report_writer.hpp"
#include "store/care/check.hpp"

namespace outagedb {
namespace {

constexpr Instant kDay = 86'400;

struct Reported {
  std::string platform;
  Instant at;
  std::optional<Seconds> bucket;
  std::int64_t count;
};

// What one input says.
struct Input {
  Instant observed_at = 0;
  std::optional<Instant> stated_at;
  std::vector<Incident> incidents;
  std::vector<Reported> reports;
  std::vector<Coverage> coverage;
  std::vector<Snapshot> snapshots;
  std::vector<std::string> rejects;
  std::size_t held = UserReportWriter::kChunk;
};

class History {
 public:
  std::int64_t ingest(const Input& input) {
    IngestBatch batch(db_, {.name = "test",
                            .format = "jsonl",
                            .observed_at = input.observed_at,
                            .stated_at = input.stated_at,
                            .reports = {.chunk = input.held}});
    for (const Incident& incident : input.incidents) batch.incident(incident, {});
    for (const Reported& said : input.reports)
      batch.user_reports({said.platform, "US", "D", said.at, said.bucket, said.count}, {});
    for (const Coverage& stretch : input.coverage) batch.coverage(stretch, {});
    for (const Snapshot& list : input.snapshots) batch.snapshot(list);
    for (const std::string& record : input.rejects)
      batch.reject({.line = 1, .offset = 0, .record = record}, "a reason", "a hint");
    const auto id = batch.finish("0").batch;
    batch.commit();
    return id;
  }

  void undo(const std::vector<std::int64_t>& batches) {
    undo_batches(db_, batches, {"ana", "a wrong file"});
  }

  std::string ask(const std::string& sql) {
    SQLite::Statement row(db_, sql);
    std::string text;
    while (row.executeStep()) {
      for (int i = 0; i < row.getColumnCount(); ++i) text += row.getColumn(i).getString() + "|";
      text += "\n";
    }
    return text;
  }

  // All that is said and derived, by names instead of ids.
  std::string content() {
    return ask("SELECT s.kind, s.name, i.key, p.name, i.title, i.kind, started_min, started_max,"
               " ended_min, ended_max, ongoing, stated_at, sha256, l.listed_at, l.unlisted_at,"
               " (SELECT group_concat(region) FROM incident_region WHERE incident_id = i.id)"
               " FROM incident i JOIN source s ON s.id = i.source_id JOIN platform p"
               " ON p.id = i.platform_id LEFT JOIN incident_listing l ON l.incident_id = i.id"
               " ORDER BY 1, 2, 3, 4") +
           ask("SELECT s.name, i.key, p.name, r.sha256, r.stated_at, r.observed_at FROM"
               " incident_revision r JOIN incident i ON i.id = r.incident_id JOIN source s"
               " ON s.id = i.source_id JOIN platform p ON p.id = i.platform_id"
               " ORDER BY 1, 2, 3, 4, 5, 6") +
           ask("SELECT p.name, s.bucket_s, r.at, r.count FROM user_report r JOIN series s"
               " ON s.id = r.series_id JOIN platform p ON p.id = s.platform_id ORDER BY 1, 3") +
           ask("SELECT p.name, d.day, d.total, d.peak, d.peak_at, d.buckets FROM user_report_day"
               " d JOIN series s ON s.id = d.series_id JOIN platform p ON p.id = s.platform_id"
               " ORDER BY 1, 2") +
           ask("SELECT p.name, s.name, basis, c.region, component, from_at, until_at FROM coverage"
               " c JOIN source s ON s.id = c.source_id JOIN platform p ON p.id = c.platform_id"
               " ORDER BY 1, 2, 3, 6, 7") +
           ask("SELECT s.name, p.name, at FROM snapshot n JOIN source s ON s.id = n.source_id"
               " JOIN platform p ON p.id = n.platform_id ORDER BY 1, 2, 3") +
           ask("SELECT CAST(record AS TEXT) FROM reject ORDER BY 1") +
           ask("SELECT uid, severity, started_min, started_max, ended_min, ended_max, ongoing"
               " FROM outage ORDER BY uid") +
           ask("SELECT name FROM platform ORDER BY name") +
           ask("SELECT kind, name, publisher, url, language, zone FROM source ORDER BY 1, 2");
  }

  SQLite::Database& db() { return db_; }

 private:
  SQLite::Database db_ = new_history();
};

Incident outage(const std::string& key, Instant from, Instant until,
                std::optional<Instant> stated_at = {}) {
  Incident incident;
  incident.source = {"publisher", "A", {}, {}, {}, {}};
  incident.platform = "X";
  incident.title = "down";
  incident.key = key;
  incident.started = {from, from};
  incident.ended = {until, until};
  incident.stated_at = stated_at;
  return incident;
}

// A small world, in which inputs contradict, repeat and swallow each other often.
class Chance {
 public:
  // step: between buckets of user reports.
  explicit Chance(unsigned seed, Seconds step = 900) : random_(seed), step_(step) {}

  std::int64_t up_to(std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(0, most)(random_);
  }

  Input input() {
    Input input;
    input.observed_at = 100 * kDay + up_to(5) * kDay;
    if (up_to(1) == 0) input.stated_at = input.observed_at;
    for (auto n = up_to(2); n > 0; --n) input.incidents.push_back(incident());
    for (auto n = up_to(6); n > 0; --n) input.reports.push_back(reported());
    if (up_to(2) == 0) input.coverage.push_back(stretch());
    if (input.stated_at && up_to(1) == 0) add_list(input);
    if (up_to(3) == 0) input.rejects.push_back("bad " + std::to_string(up_to(2)));
    return input;
  }

 private:
  std::string platform() { return up_to(1) == 0 ? "X" : "Y"; }

  Incident incident() {
    Incident said = outage("k" + std::to_string(up_to(1)), 10 * kDay + up_to(2) * 3600,
                           10 * kDay + 3 * 3600 + up_to(2) * 3600);
    said.platform = platform();
    if (up_to(2) > 0) said.stated_at = 50 * kDay + up_to(3);
    if (up_to(1) == 0) said.regions = {"US"};
    if (up_to(1) == 0) said.source.publisher = "publisher " + std::to_string(up_to(3));
    if (up_to(2) == 0) said.source.zone = up_to(1) == 0 ? "UTC" : "ET";
    return said;
  }

  Reported reported() {
    std::optional<Seconds> bucket;
    if (up_to(2) > 0) bucket = 300 * (1 + up_to(2));
    return {platform(), 20 * kDay + up_to(12) * step_, bucket, up_to(4)};
  }

  Coverage stretch() {
    const Instant from = up_to(4) * kDay;
    return {{"person", "ana", {}, {}, {}, {}},
            platform(),
            {},
            {},
            from,
            from + (1 + up_to(4)) * kDay,
            up_to(1) == 0 ? CoverageBasis::declared : CoverageBasis::feed};
  }

  void add_list(Input& input) {
    const Source page{"status_page", "https://status.example", {}, {}, {}, {}};
    const std::string name = platform();
    for (const char* key : {"a", "b"}) {
      if (up_to(1) == 0) continue;
      Incident open = outage(key, 90 * kDay, 90 * kDay);
      open.source = page;
      open.platform = name;
      open.ended = {};
      open.ongoing = true;
      input.incidents.push_back(open);
    }
    input.snapshots.push_back({page, name, input.observed_at});
  }

  std::mt19937 random_;
  Seconds step_;
};

// Undoes the batch and those that rely on it, as the hint says; gives them.
std::set<std::int64_t> undo_with_needing(History& history, std::int64_t batch) {
  std::set<std::int64_t> gone{batch};
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto on : std::set(gone)) {
      SQLite::Statement row(history.db(),
                            "SELECT batch_id FROM batch_need JOIN batch ON batch.id = batch_id"
                            " WHERE undone_at IS NULL AND on_id = ?");
      row.bind(1, on);
      while (row.executeStep()) grown = gone.insert(row.getColumn(0).getInt64()).second || grown;
    }
  }
  if (gone.size() > 1) {
    EXPECT_THROW(history.undo({batch}), Error);
  }
  history.undo({gone.begin(), gone.end()});
  return gone;
}

TEST(Undo, AnyIngestsAndUndosEqualTheIngestsThatStand) {
  int undone_alone = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    // Of one day, or of days between which coverage may break.
    Chance chance(seed, seed % 2 == 0 ? 900 : kDay / 2);
    History history;
    std::vector<std::pair<std::int64_t, Input>> standing;
    for (int step = 0; step < 12; ++step) {
      if (standing.empty() || chance.up_to(2) > 0) {
        const Input input = chance.input();
        standing.emplace_back(history.ingest(input), input);
        continue;
      }
      const auto chosen = chance.up_to(static_cast<std::int64_t>(standing.size()) - 1);
      const auto gone =
          undo_with_needing(history, standing[static_cast<std::size_t>(chosen)].first);
      if (gone.size() == 1) ++undone_alone;
      std::erase_if(standing, [&](const auto& entry) { return gone.contains(entry.first); });
    }
    History only;
    for (const auto& [id, input] : standing) only.ingest(input);
    ASSERT_EQ(history.content(), only.content()) << "seed " << seed;
    ASSERT_THAT(check_database(history.db()), ::testing::IsEmpty()) << "seed " << seed;
  }
  EXPECT_GT(undone_alone, 40) << "most batches must stand for themselves";
}

TEST(Undo, TheSameInputAgainRestoresWhatWasThere) {
  Chance chance(7);
  History history;
  const Input first = chance.input();
  Input second = chance.input();
  second.incidents.push_back(outage("only here", 30 * kDay, 31 * kDay));
  history.ingest(first);
  const std::string without = history.content();
  const auto wrong = history.ingest(second);
  const std::string with = history.content();
  history.undo({wrong});
  EXPECT_EQ(history.content(), without);
  history.ingest(second);
  EXPECT_EQ(history.content(), with);
}

TEST(Undo, NothingThatWasSaidIsLost) {
  History history;
  Input input;
  input.observed_at = 100 * kDay;
  input.incidents = {outage("k", 10 * kDay, 11 * kDay)};
  input.reports = {{"X", 20 * kDay, 900, 7}, {"X", 20 * kDay + 900, 900, 8}};
  input.rejects = {"a,b"};
  const auto batch = history.ingest(input);
  history.undo({batch});
  EXPECT_EQ(history.ask("SELECT count(*) FROM incident"), "0|\n");
  EXPECT_EQ(history.ask("SELECT kind, row ->> 'key', row ->> '$.statement.title',"
                        " row ->> 'counts', row ->> 'record' FROM withdrawn ORDER BY kind"),
            "incident_revision|k|down|||\nreject||||612C62|\n"
            "user_report|||[[1728000,7],[1728900,8]]||\n");
  EXPECT_EQ(history.ask("SELECT undone_by, undone_why, undone_at > 0 FROM batch"),
            "ana|a wrong file|1|\n");
  EXPECT_THROW(history.undo({batch}), Error);
  EXPECT_THROW(history.undo({99}), Error);
}

// The first count that a batch replaced is the one that stood before it, however often its own
// input states the bucket.
TEST(Undo, ABucketStatedTwiceInOneInputGoesBackToWhatStoodBefore) {
  History history;
  Input before;
  before.reports = {{"X", 20 * kDay, 900, 3}};
  history.ingest(before);
  Input twice;
  twice.held = 1000;
  for (std::int64_t i = 0; i < 2000; ++i)
    twice.reports.push_back({"X", 30 * kDay + i * 60, 900, 1});
  twice.reports[0] = {"X", 20 * kDay, 900, 5};
  twice.reports.push_back({"X", 20 * kDay, 900, 9});
  twice.reports.push_back({"X", 30 * kDay + 60, 900, 2});
  const std::string stood = history.content();
  const auto batch = history.ingest(twice);
  EXPECT_EQ(history.ask("SELECT count FROM user_report WHERE at = 1728000"), "9|\n");
  history.undo({batch});
  EXPECT_EQ(history.content(), stood);
}

TEST(Undo, AStandingWordOfAPersonIsAskedForFirst) {
  History history;
  Input input;
  input.incidents = {outage("k", 10 * kDay, 11 * kDay)};
  const auto batch = history.ingest(input);
  history.db().exec(
      "INSERT INTO incident_link (a_id, verdict, who, at, why) VALUES (1, 'dismissed', 'ana', 5, "
      "'a drill')");
  EXPECT_THROW(history.undo({batch}), Error);
  history.db().exec("UPDATE incident_link SET withdrawn_at = 6");
  history.undo({batch});
  EXPECT_EQ(history.ask("SELECT row ->> 'verdict' FROM withdrawn WHERE kind = 'incident_link'"),
            "dismissed|\n");
}

TEST(Undo, WhatTwoPlatformsSaidIsUndoneTogetherOnceTheyAreOne) {
  History history;
  Input x;
  x.incidents = {outage("k", 10 * kDay, 11 * kDay)};
  x.reports = {{"X", 20 * kDay, 900, 3}};
  Input y = x;
  y.incidents[0].platform = "Y";
  y.reports = {{"Y", 20 * kDay, 900, 4}};
  const auto first = history.ingest(x);
  const auto second = history.ingest(y);
  merge_platforms(history.db(), "Y", "X");
  EXPECT_THROW(history.undo({first}), Error);
  EXPECT_THROW(history.undo({second}), Error);
  history.undo({first, second});
  EXPECT_EQ(history.ask("SELECT count(*) FROM incident UNION ALL SELECT count(*) FROM user_report"),
            "0|\n0|\n");
  EXPECT_THAT(check_database(history.db()), ::testing::IsEmpty());
}

}  // namespace
}  // namespace outagedb
