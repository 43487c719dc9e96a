// What a history says is right where it has very many of something: these are looked for by
// indexes and in orders of their own, which a handful of rows does not show.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "new_history.hpp"
#include "store/batches/ingest.hpp"
#include "store/batches/undo.hpp"
#include "store/care/check.hpp"
#include "store/names/coverage_periods.hpp"

namespace outagedb {
namespace {

constexpr Instant kStart = 1'735'689'600;  // 2025-01-01T00:00:00Z
constexpr int kMany = 500;

Incident incident(const std::string& title, Instant stated_at) {
  Incident incident;
  incident.source = {"status_page", "S", {}, {}, {}, {}};
  incident.platform = "X";
  incident.key = "k";
  incident.title = title;
  incident.started = {kStart, kStart};
  incident.ended = {kStart + 60, kStart + 60};
  incident.stated_at = stated_at;
  return incident;
}

class LongHistory : public testing::Test {
 protected:
  Summary ingest(const std::vector<Incident>& incidents,
                 const std::vector<Coverage>& coverage = {}) {
    IngestBatch batch(
        db_,
        {.name = "test", .format = "jsonl", .observed_at = kStart + 1'000'000, .stated_at = {}});
    for (const Incident& said : incidents) batch.incident(said, {});
    for (const Coverage& stretch : coverage) batch.coverage(stretch, {});
    Summary summary = batch.finish("0");
    batch.commit();
    return summary;
  }

  std::int64_t number(const std::string& sql) { return db_.execAndGet(sql).getInt64(); }
  std::string text(const std::string& sql) { return db_.execAndGet(sql).getString(); }

  SQLite::Database db_ = new_history();
};

TEST_F(LongHistory, TheLatestOfManyStatementsIsCurrentAndAllAreKept) {
  std::vector<Incident> said;
  for (int n = 0; n < kMany; ++n)
    said.push_back(incident("t" + std::to_string(n), kStart + 1000 + n));
  std::ranges::shuffle(said, std::mt19937(1));
  const Summary first = ingest(said);
  EXPECT_EQ(first.added, 1);
  EXPECT_EQ(first.changed + first.unchanged, kMany - 1);
  EXPECT_EQ(text("SELECT title FROM incident"), "t" + std::to_string(kMany - 1));
  EXPECT_EQ(number("SELECT count(DISTINCT sha256) FROM incident_revision"), kMany);
  const Summary again = ingest(said);
  EXPECT_EQ(again.unchanged, kMany);
  EXPECT_EQ(number("SELECT count(*) FROM incident_revision"), kMany);
  EXPECT_EQ(text("SELECT title FROM incident"), "t" + std::to_string(kMany - 1));
  EXPECT_TRUE(check_database(db_).empty());
}

TEST_F(LongHistory, WordsThatReturnAreARevisionOnlyInTheBatchThatSaidOthers) {
  const auto revisions = [&](const std::string& key) {
    return number(
        "SELECT count(*) FROM incident_revision JOIN incident ON id = incident_id"
        " WHERE key = '" +
        key + "'");
  };
  Incident one = incident("a", kStart + 1000);
  Incident other = one;
  other.key = "other";
  ingest({one, other});
  IngestBatch batch(db_, {.name = "test", .format = "git", .observed_at = 0, .stated_at = {}});
  const auto say = [&](Incident& said, const char* title, Instant at) {
    batch.observe(kStart + at);
    said.title = title;
    said.stated_at = kStart + at;
    batch.incident(said, {});
  };
  say(one, "b", 2000);
  say(other, "a", 2500);  // no other words of it in this batch: the same ones, said again
  say(one, "a", 3000);
  (void)batch.finish("1");
  batch.commit();
  EXPECT_EQ(revisions("k"), 3);
  EXPECT_EQ(revisions("other"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM incident_again"), 1);
  EXPECT_EQ(text("SELECT title FROM incident WHERE key = 'k'"), "a");
}

TEST_F(LongHistory, OneRecordOfManyPlatformsIsAnIncidentOfEach) {
  std::vector<Incident> said;
  for (int n = 0; n < kMany; ++n) {
    said.push_back(incident("down", kStart + 1000));
    said.back().platform = "P" + std::to_string(n);
  }
  EXPECT_EQ(ingest(said).added, kMany);
  EXPECT_EQ(number("SELECT count(DISTINCT platform_id) FROM outage"), kMany);
  EXPECT_EQ(ingest(said).unchanged, kMany);
  said.front().title = "restored";
  said.front().stated_at = kStart + 2000;
  EXPECT_EQ(ingest({said.front()}).changed, 1);
  EXPECT_EQ(number("SELECT count(*) FROM incident WHERE title = 'restored'"), 1);
  EXPECT_TRUE(check_database(db_).empty());
}

TEST_F(LongHistory, EachOfManyComponentsAndRegionsHasItsOutage) {
  Incident wide = incident("down", kStart + 1000);
  Incident narrow = wide;
  narrow.key = "later";
  narrow.started = narrow.ended = {kStart + 5000, kStart + 5000};
  for (int n = 0; n < kMany; ++n) {
    wide.components.push_back({"c" + std::to_string(n), {}, {}});
    wide.regions.push_back("region" + std::to_string(n));
  }
  narrow.components.push_back({"c7", {}, {}});
  ingest({wide, narrow});
  EXPECT_EQ(number("SELECT count(*) FROM outage"), 2 * kMany + 1 + 2);
  EXPECT_EQ(number("SELECT count(DISTINCT uid) FROM outage"), 2 * kMany + 1 + 2);
  EXPECT_EQ(number("SELECT count(*) FROM outage WHERE component = 'c7'"), 2);
  EXPECT_EQ(number("SELECT count(*) FROM outage WHERE region = 'region7'"), 1);
  EXPECT_TRUE(check_database(db_).empty());
}

Coverage stretch(Instant from, Instant until, CoverageBasis basis = CoverageBasis::declared) {
  return {.source = {"person", "ana", {}, {}, {}, {}},
          .platform = "X",
          .region = {},
          .component = {},
          .from = kStart + from,
          .until = kStart + until,
          .basis = basis};
}

TEST_F(LongHistory, TheWidestOfManyStretchesOfCoverageIsCurrent) {
  std::vector<Coverage> narrow;
  for (int n = 0; n < kMany; ++n) {
    narrow.push_back(stretch(n * 100, n * 100 + 150));  // each overlaps the next
    narrow.push_back(stretch(n * 100 + 10, n * 100 + 20));
  }
  narrow.push_back(stretch(0, 50, CoverageBasis::none));
  std::ranges::shuffle(narrow, std::mt19937(2));
  ingest({}, narrow);
  const auto widest = "SELECT count(*) FROM coverage WHERE basis = 'declared'";
  EXPECT_EQ(number(widest), kMany);
  EXPECT_EQ(number("SELECT count(*) FROM coverage_within"), kMany);
  const Summary wide = ingest({}, {stretch(0, 1'000'000)});
  EXPECT_EQ(number(widest), 1);
  EXPECT_EQ(number("SELECT count(*) FROM coverage WHERE basis = 'none'"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM coverage_within"), 2 * kMany);
  undo_batches(db_, {wide.batch}, {"ana", "a wrong file"});
  EXPECT_EQ(number(widest), kMany);
  EXPECT_EQ(number("SELECT min(until_at - from_at) FROM coverage WHERE basis = 'declared'"), 150);
  EXPECT_EQ(number("SELECT count(*) FROM coverage_within"), kMany);
}

}  // namespace
}  // namespace outagedb
