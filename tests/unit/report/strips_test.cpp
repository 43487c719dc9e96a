#include "report/strips.hpp"

#include <gmock/gmock.h>

#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

constexpr Seconds kHour = 3600;

Instant at(const char* text) { return window_from(text, {}); }

Strips month(const char* name, const Zone& zone, std::vector<MarkedStretch> marks = {}) {
  TimeRules rules;
  rules.zone = zone;
  return strips_of(window_from(name, rules), window_until(name, rules), zone, std::move(marks));
}

TEST(Strips, HaveAsManyHoursAsTheDayHas) {
  const Zone eastern = Zone::named("ET");
  const Strips march = month("2025-03", eastern);
  ASSERT_EQ(march.rows.size(), 31U);
  EXPECT_EQ(march.rows[8].until - march.rows[8].from, 23 * kHour);
  EXPECT_EQ(march.rows[9].until - march.rows[9].from, 24 * kHour);
  const Strips november = month("2025-11", eastern);
  ASSERT_EQ(november.rows.size(), 30U);
  EXPECT_EQ(november.rows[1].until - november.rows[1].from, 25 * kHour);
}

TEST(Strips, OfAnotherZoneReachBeyondTheMonth) {
  const Strips eastern = month("2025-05", Zone::named("ET"));
  const MarkedStretch whole{eastern.from - 5 * kHour, eastern.until + 5 * kHour, Mark::outage,
                            false, "a"};
  const Strips riyadh = strips_of(eastern.from, eastern.until, Zone::named("Riyadh"), {whole});
  ASSERT_EQ(riyadh.rows.size(), 32U);
  EXPECT_LT(riyadh.rows.front().from, riyadh.from);
  EXPECT_GT(riyadh.rows.back().until, riyadh.until);
  EXPECT_EQ(riyadh.rows.front().stretches.at(0).from, riyadh.from);
  EXPECT_EQ(riyadh.rows.back().stretches.at(0).until, riyadh.until);
}

TEST(Strips, CutWhatCrossesMidnightAndKeepWhereItEnds) {
  const MarkedStretch night{at("2025-05-03T22:00Z"), at("2025-05-04T02:00Z"), Mark::outage, true,
                            "a"};
  const Strips strips = month("2025-05", Zone::utc(), {night});
  EXPECT_TRUE(strips.rows[1].stretches.empty());
  ASSERT_EQ(strips.rows[2].stretches.size(), 1U);
  EXPECT_EQ(strips.rows[2].stretches[0].until, strips.rows[2].until);
  EXPECT_FALSE(strips.rows[2].stretches[0].open);
  ASSERT_EQ(strips.rows[3].stretches.size(), 1U);
  EXPECT_TRUE(strips.rows[3].stretches[0].open);
  EXPECT_TRUE(strips.rows[4].stretches.empty());
}

TEST(Strips, HoldAMomentOnceAlsoAtMidnight) {
  const MarkedStretch moment{at("2025-05-04T00:00Z"), at("2025-05-04T00:00Z"), Mark::outage, true,
                             "a"};
  const Strips strips = month("2025-05", Zone::utc(), {moment});
  EXPECT_TRUE(strips.rows[2].stretches.empty());
  EXPECT_EQ(strips.rows[3].stretches.size(), 1U);
  const MarkedStretch next_month{strips.until, strips.until, Mark::outage, true, "a"};
  for (const Strip& strip : month("2025-05", Zone::utc(), {next_month}).rows)
    EXPECT_TRUE(strip.stretches.empty());
}

TEST(Strips, OfAYearAreMonths) {
  const Strips year = strips_of(at("2024-01-01T00:00Z"), at("2025-01-01T00:00Z"), Zone::utc(), {});
  ASSERT_EQ(year.rows.size(), 12U);
  EXPECT_EQ(year.row, Period::month);
  EXPECT_EQ(year.rows[1].until - year.rows[1].from, 29 * 24 * kHour);
}

TEST(Strips, DrawWhatIsCertainOverWhatMayBe) {
  const MarkedStretch certain{at("2025-05-04T01:00Z"), at("2025-05-04T02:00Z"), Mark::outage, false,
                              "a"};
  const MarkedStretch edge{at("2025-05-04T00:00Z"), at("2025-05-04T03:00Z"), Mark::outage_edge,
                           false, "b"};
  const Strips strips = month("2025-05", Zone::utc(), {certain, edge});
  EXPECT_EQ(strips.rows[3].stretches[0].mark, Mark::outage_edge);
  EXPECT_EQ(strips.rows[3].stretches[1].mark, Mark::outage);
}

struct Drawn {
  Instant from;
  Instant until;
  Mark mark;
  bool open;
};
MATCHER_P(Is, drawn, "") {
  return arg.from == drawn.from && arg.until == drawn.until && arg.mark == drawn.mark &&
         arg.open == drawn.open;
}

TEST(Marks, AreCertainBetweenTheInnerBounds) {
  EXPECT_THAT(marks_of("a", {100, 200}, {300, 400}, false),
              testing::ElementsAre(Is(Drawn{100, 200, Mark::outage_edge, false}),
                                   Is(Drawn{300, 400, Mark::outage_edge, false}),
                                   Is(Drawn{200, 300, Mark::outage, false})));
  EXPECT_THAT(marks_of("a", {100, 100}, {200, 200}, true),
              testing::ElementsAre(Is(Drawn{100, 200, Mark::degradation, false})));
}

TEST(Marks, AreFadedWhereNothingIsCertain) {
  // It may have ended before it can have begun at the latest: no moment is certain.
  EXPECT_THAT(marks_of("a", {100, 300}, {200, 400}, false),
              testing::ElementsAre(Is(Drawn{100, 300, Mark::outage_edge, false}),
                                   Is(Drawn{300, 400, Mark::outage_edge, false})));
}

TEST(Marks, AreOpenWithoutAnEnd) {
  EXPECT_THAT(marks_of("a", {100, 100}, {100, std::nullopt}, false),
              testing::ElementsAre(Is(Drawn{100, 100, Mark::outage, true})));
  EXPECT_THAT(marks_of("a", {100, 100}, {250, std::nullopt}, false),
              testing::ElementsAre(Is(Drawn{100, 250, Mark::outage, true})));
  EXPECT_TRUE(marks_of("a", {100, std::nullopt}, {std::nullopt, std::nullopt}, false).empty());
}

}  // namespace
}  // namespace outagedb
