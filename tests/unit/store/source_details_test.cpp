#include "store/names/source_details.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "new_history.hpp"
#include "store/batches/ingest.hpp"
#include "store/batches/known_at.hpp"
#include "store/batches/undo.hpp"
#include "store/care/check.hpp"

namespace outagedb {
namespace {

using testing::IsEmpty;

constexpr Instant kDay = 86'400;

// An article of which one input states the publisher, and perhaps the language.
struct Stated {
  Instant at;
  std::string publisher;
  std::string language;
  std::string key = "1";
};

std::int64_t ingest(SQLite::Database& db, const Stated& stated) {
  IngestBatch batch(
      db, {.name = "list", .format = "test", .observed_at = stated.at, .stated_at = stated.at});
  Incident incident;
  incident.source = {"article", "https://paper.example/1", stated.publisher,
                     {},        stated.language,           {}};
  incident.platform = "Beta";
  incident.key = stated.key;
  incident.title = "down";
  incident.started = {kDay, kDay};
  incident.claims = {{"power", "a fire", {}, Standing::claimed, "https://other.example/2"}};
  batch.incident(incident, {});
  const auto id = batch.finish("0").batch;
  batch.commit();
  return id;
}

SQLite::Database history(const std::vector<Stated>& inputs) {
  auto db = new_history();
  for (const Stated& stated : inputs) ingest(db, stated);
  return db;
}

std::string told(SQLite::Database& db) {
  EXPECT_THAT(source_differences(db), IsEmpty());
  return db
      .execAndGet(
          "SELECT coalesce(group_concat(coalesce(publisher, '-') || ' ' || coalesce(language,"
          " '-')), 'nothing') FROM source WHERE name = 'https://paper.example/1'")
      .getString();
}

std::string known(SQLite::Database db, Instant at) {
  know_as_of(db, at);
  return told(db);
}

TEST(SourceDetails, AreKnownFromTheirRetrievalOnInAnyOrder) {
  std::vector<Stated> inputs = {
      {10 * kDay, "Echo", "", "1"}, {20 * kDay, "Times", "en", "2"}, {30 * kDay, "Post", "", "3"}};
  std::vector<std::size_t> order = {0, 1, 2};
  do {
    const auto all = [&] {
      return history({inputs[order[0]], inputs[order[1]], inputs[order[2]]});
    };
    auto now = all();
    EXPECT_EQ(told(now), "Times en");
    EXPECT_EQ(known(all(), 5 * kDay), "- -");
    EXPECT_EQ(known(all(), 15 * kDay), "Echo -");
    EXPECT_EQ(known(all(), 25 * kDay), "Times en");
    EXPECT_EQ(known(all(), 35 * kDay), "Times en");
  } while (std::ranges::next_permutation(order).found);
}

TEST(SourceDetails, OfEachVersionInOneBatchAreKnownFromItsRetrievalOn) {
  auto db = new_history();
  IngestBatch batch(db, {.name = "feed", .format = "git", .observed_at = 30 * kDay});
  Incident incident;
  incident.source = {"status_page", "page", {}, {}, {}, "Etc/UTC"};
  incident.platform = "Beta";
  incident.key = "1";
  incident.started = {kDay, kDay};
  for (const Instant day : {10, 20, 30}) {
    batch.observe(day * kDay);
    if (day == 20) incident.source.publisher = "Beta Inc.";
    batch.incident(incident, {});
  }
  (void)batch.finish("0");
  batch.commit();
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM source_detail").getInt(), 2);
  know_as_of(db, 15 * kDay);
  EXPECT_EQ(db.execAndGet("SELECT zone FROM source").getString(), "Etc/UTC");
  EXPECT_TRUE(db.execAndGet("SELECT publisher FROM source").isNull());
}

TEST(SourceDetails, GoWithTheBatchThatAloneStatedThem) {
  const Stated echo{10 * kDay, "Echo", "", "1"};
  const Stated times{20 * kDay, "Times", "en", "2"};
  for (const bool backwards : {false, true}) {
    for (const bool undo_times : {false, true}) {
      auto db = new_history();
      const auto first = ingest(db, backwards ? times : echo);
      const auto second = ingest(db, backwards ? echo : times);
      undo_batches(db, {undo_times == backwards ? first : second}, {"ana", "a wrong file"});
      EXPECT_EQ(told(db), undo_times ? "Echo -" : "Times en");
      EXPECT_EQ(db.execAndGet("SELECT row ->> 'publisher' FROM withdrawn"
                              " WHERE kind = 'source_detail'")
                    .getString(),
                undo_times ? "Times" : "Echo");
      EXPECT_THAT(check_database(db), IsEmpty());
    }
  }
}

TEST(SourceDetails, StayWithABatchThatStatesThemTooAndStoresMore) {
  auto db = history({{10 * kDay, "Echo", "en", "1"}, {20 * kDay, "Echo", "en", "2"}});
  undo_batches(db, {1}, {"ana", "a wrong file"});
  EXPECT_EQ(told(db), "Echo en");
  undo_batches(db, {2}, {"ana", "a wrong file"});
  EXPECT_EQ(told(db), "nothing");
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM source").getInt(), 0);
}

// Of each table what was written into it, but for the batches themselves.
std::string sums(SQLite::Database& db) {
  return db
      .execAndGet(
          "SELECT group_concat(name || rows || ' ' || sum) FROM content_sum"
          " WHERE name NOT IN ('batch', 'batch_need')")
      .getString();
}

TEST(SourceDetails, OfTheSameInputAgainAreNotStoredAgain) {
  const Stated input{10 * kDay, "Echo", "en", "1"};
  auto db = history({input});
  const std::string before = sums(db);
  ingest(db, input);
  EXPECT_EQ(sums(db), before);
}

TEST(SourceDetails, ThatWereChangedAreFound) {
  auto db = history({{10 * kDay, "Echo", "en", "1"}});
  db.exec("UPDATE source SET publisher = 'Times' WHERE publisher IS NOT NULL");
  EXPECT_THAT(check_database(db), testing::Contains("source differs from source_detail: source 1"));
}

}  // namespace
}  // namespace outagedb
