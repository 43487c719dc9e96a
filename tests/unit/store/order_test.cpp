#include <gmock/gmock.h>

#include <algorithm>

#include "new_history.hpp"
#include "store/check.hpp"
#include "store/ingest.hpp"
#include "store/known_at.hpp"
#include "store/undo.hpp"
#include "store/whole_history.hpp"

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

}  // namespace
}  // namespace outagedb
