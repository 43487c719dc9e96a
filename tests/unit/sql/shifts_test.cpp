#include "sql/statistics/shifts.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace {

using namespace outagedb::sql;
using testing::Optional;

using Places = std::vector<Range>;

// On a circle of 4, {0, 1} and {0}: they share 1 as they stand; turned by 1, 2 and 3 they share 1,
// 0 and 0. So half of the four turns share as much, and the others lie between 0 and 1.
TEST(Shifts, CountsEveryTurn) {
  const ShiftChance chance = Shifts(4, {{0, 2}}).against({{0, 1}}, 0.95);
  EXPECT_EQ(chance.shared, 1);
  EXPECT_THAT(chance.lower, Optional(0));
  EXPECT_THAT(chance.upper, Optional(1));
  EXPECT_EQ(chance.p, 0.5);
}

// {0, 1} and {3, 4} on 5: turned by d they share the pairs with (j - i) mod 5 = d: 2 by 3, 1 by 2
// and by 4, none as they stand and by 1. So the half in the middle of the four turns lies from 0
// to 1.
TEST(Shifts, QuantilesAreTheInverseOfTheDistribution) {
  const ShiftChance chance = Shifts(5, {{0, 2}}).against({{3, 5}}, 0.5);
  EXPECT_EQ(chance.shared, 0);
  EXPECT_THAT(chance.lower, Optional(0));
  EXPECT_THAT(chance.upper, Optional(1));
  EXPECT_EQ(chance.p, 1);
}

TEST(Shifts, OnePlaceHasNoOtherTurn) {
  const ShiftChance chance = Shifts(1, {{0, 1}}).against({{0, 1}}, 0.95);
  EXPECT_EQ(chance.shared, 1);
  EXPECT_EQ(chance.lower, std::nullopt);
  EXPECT_EQ(chance.upper, std::nullopt);
  EXPECT_EQ(chance.p, 1);
}

TEST(Shifts, WithoutPlacesNothingIsShared) {
  const ShiftChance chance = Shifts(10, {}).against({{2, 5}}, 0.95);
  EXPECT_EQ(chance.shared, 0);
  EXPECT_THAT(chance.upper, Optional(0));
  EXPECT_EQ(chance.p, 1);
}

std::vector<bool> occupied(const Places& ranges, std::int64_t places) {
  std::vector<bool> result(static_cast<std::size_t>(places));
  for (const Range& range : ranges)
    std::fill(result.begin() + range.from, result.begin() + range.until, true);
  return result;
}

// The definition, place by place.
ShiftChance by_definition(std::int64_t places, const Places& one, const Places& other) {
  const std::vector<bool> a = occupied(one, places);
  const std::vector<bool> b = occupied(other, places);
  std::vector<std::int64_t> shared(a.size());
  for (std::size_t turn = 0; turn < a.size(); ++turn) {
    for (std::size_t place = 0; place < a.size(); ++place)
      shared[turn] += a[place] && b[(place + turn) % a.size()] ? 1 : 0;
  }
  ShiftChance chance;
  chance.shared = shared.front();
  chance.p = static_cast<double>(std::ranges::count_if(
                 shared, [&](std::int64_t n) { return n >= shared.front(); })) /
             static_cast<double>(places);
  shared.erase(shared.begin());
  std::ranges::sort(shared);
  const auto rank = [&](double p) {
    return static_cast<std::size_t>(std::ceil(p * static_cast<double>(shared.size())));
  };
  const double tail = (1 - 0.95) / 2;
  chance.lower = shared[std::max<std::size_t>(rank(tail), 1) - 1];
  chance.upper = shared[std::max<std::size_t>(rank(1 - tail), 1) - 1];
  return chance;
}

// Runs of up to `longest` places with gaps of up to `widest` between them.
Places random_places(std::mt19937& random, std::int64_t places, int longest, int widest) {
  Places ranges;
  std::int64_t at = 0;
  while (true) {
    const std::int64_t from = at + 1 + static_cast<std::int64_t>(random() % widest);
    const std::int64_t until = from + 1 + static_cast<std::int64_t>(random() % longest);
    if (until > places) return ranges;
    ranges.push_back({from, until});
    at = until;
  }
}

// Few and many places, which are counted in different ways, by one object, and so many that a byte
// does not hold what they share.
TEST(Shifts, AgreesWithTheDefinition) {
  std::mt19937 random(20260701);
  constexpr std::int64_t kPlaces = 701;
  for (const int widest : {1, 3, 40, 300}) {
    const Places one = random_places(random, kPlaces, 40, widest);
    Shifts shifts(kPlaces, one);
    for (const int other_widest : {300, 1, 40, 3, 700}) {
      const Places other = random_places(random, kPlaces, 12, other_widest);
      const ShiftChance chance = shifts.against(other, 0.95);
      const ShiftChance expected = by_definition(kPlaces, one, other);
      EXPECT_EQ(chance.shared, expected.shared) << widest << " " << other_widest;
      EXPECT_EQ(chance.lower, expected.lower) << widest << " " << other_widest;
      EXPECT_EQ(chance.upper, expected.upper) << widest << " " << other_widest;
      EXPECT_EQ(chance.p, expected.p) << widest << " " << other_widest;
    }
  }
}

}  // namespace
