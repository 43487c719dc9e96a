#include <gmock/gmock.h>

#include <algorithm>

#include "new_history.hpp"
#include "store/batches/ingest.hpp"
#include "store/batches/known_at.hpp"
#include "store/batches/undo.hpp"
#include "store/care/check.hpp"
#include "store/care/whole_history.hpp"

namespace outagedb {
namespace {

constexpr Instant kDay = 86'400;

struct Said {
  std::string title;
  Instant at;
};

void tell(SQLite::Database& db, const Said& said) {
  IngestBatch batch(
      db, {.name = "list", .format = "test", .observed_at = said.at, .stated_at = said.at});
  Incident incident;
  incident.source = {"publisher", "A", {}, {}, {}, {}};
  incident.platform = "Beta";
  incident.key = "1";
  incident.title = said.title;
  incident.started = {kDay, kDay};
  incident.ended = {kDay + 60, kDay + 60};
  batch.incident(incident, {});
  (void)batch.finish("0");
  batch.commit();
}

SQLite::Database history(const std::vector<Said>& order) {
  auto db = new_history();
  for (const Said& said : order) tell(db, said);
  return db;
}

std::string exported(SQLite::Database& db) {
  std::string text;
  read_whole_history(db, [&](std::string_view type, const std::vector<StoredMember>& members) {
    text += type;
    for (const StoredMember& member : members) {
      text += "|";
      std::visit(
          [&](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
              text += value;
            } else {
              text += std::to_string(value);
            }
          },
          member.value);
    }
    text += "\n";
  });
  return text;
}

std::string known(SQLite::Database& db, Instant at) {
  know_as_of(db, at);
  return db.execAndGet("SELECT max(title) FROM incident").getString();
}

// A source corrects its words, and takes the correction back; each list is read once.
TEST(Order, StatementsAreAsManyInWhicheverOrderTheyCome) {
  const std::vector<Said> told = {
      {"slow", 10 * kDay}, {"down", 11 * kDay}, {"slow", 12 * kDay}, {"slow", 13 * kDay}};
  auto first = history(told);
  const std::string expected = exported(first);
  std::vector<std::size_t> order = {0, 1, 2, 3};
  do {
    std::vector<Said> shuffled;
    for (const std::size_t n : order) shuffled.push_back(told[n]);
    auto db = history(shuffled);
    EXPECT_EQ(db.execAndGet("SELECT count(*) FROM incident_revision").getInt(), 2);
    EXPECT_EQ(exported(db), expected);
    EXPECT_THAT(check_database(db), ::testing::IsEmpty());
    EXPECT_EQ(known(db, 11 * kDay + 1), "down");
    auto later = history(shuffled);
    EXPECT_EQ(known(later, 12 * kDay + 1), "slow");
  } while (std::ranges::next_permutation(order).found);
}

TEST(Order, WordsStayWithTheInputThatRepeatsThemWhenTheEarlierRetrievalIsUndone) {
  auto db = history({{"slow", 12 * kDay}});
  const std::string before = exported(db);
  tell(db, {"slow", 10 * kDay});
  EXPECT_NE(exported(db), before);
  undo_batches(db, {2}, {"ana", "a wrong file"});
  EXPECT_EQ(exported(db), before);
  EXPECT_THAT(check_database(db), ::testing::IsEmpty());
}

void watch(SQLite::Database& db, Instant at, Instant from, Instant until) {
  IngestBatch batch(db, {.name = "list", .format = "test", .observed_at = at, .stated_at = at});
  batch.coverage(
      {{"person", "ana", {}, {}, {}, {}}, "Beta", {}, {}, from, until, CoverageBasis::declared},
      {});
  (void)batch.finish("0");
  batch.commit();
}

std::string covered(SQLite::Database& db, Instant at) {
  know_as_of(db, at);
  return db
      .execAndGet(
          "SELECT coalesce(group_concat((from_at / 86400) || '-' || (until_at / 86400)),"
          " 'nothing') FROM coverage")
      .getString();
}

// The same stretch is retrieved twice, beside and within a longer one.
TEST(Order, CoverageIsKnownFromItsFirstRetrievalOn) {
  struct TimeRange {
    Instant at, from, until;
  };
  const std::vector<TimeRange> told = {
      {10 * kDay, kDay, 3 * kDay}, {20 * kDay, kDay, 3 * kDay}, {30 * kDay, kDay, 5 * kDay}};
  std::vector<std::size_t> order = {0, 1, 2};
  std::string expected;
  do {
    const auto history = [&] {
      auto db = new_history();
      for (const std::size_t n : order) watch(db, told[n].at, told[n].from, told[n].until);
      return db;
    };
    auto db = history();
    if (expected.empty()) expected = exported(db);
    EXPECT_EQ(exported(db), expected);
    EXPECT_THAT(check_database(db), ::testing::IsEmpty());
    for (const auto& [at, known] : std::vector<std::pair<Instant, std::string>>{
             {9 * kDay, "nothing"}, {11 * kDay, "1-3"}, {21 * kDay, "1-3"}, {31 * kDay, "1-5"}}) {
      auto then = history();
      EXPECT_EQ(covered(then, at), known) << order[0] << order[1] << order[2];
    }
  } while (std::ranges::next_permutation(order).found);
}

TEST(Order, CoverageStaysWithTheInputThatStatesItWhenTheEarlierRetrievalIsUndone) {
  for (const std::int64_t undone : {1, 2}) {
    auto db = new_history();
    watch(db, 20 * kDay, kDay, 3 * kDay);
    watch(db, 10 * kDay, kDay, 3 * kDay);
    undo_batches(db, {undone}, {"ana", "a wrong file"});
    EXPECT_EQ(db.execAndGet("SELECT count(*) FROM coverage WHERE basis = 'declared'").getInt(), 1);
    EXPECT_EQ(db.execAndGet("SELECT count(*) FROM coverage_within").getInt(), 0);
    EXPECT_THAT(check_database(db), ::testing::IsEmpty());
  }
}

}  // namespace
}  // namespace outagedb
