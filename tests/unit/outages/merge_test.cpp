#include "outages/merge.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <set>

namespace outagedb {
namespace {

constexpr Seconds kHour = 3600;

// Hours since some midnight; the id also gives the key's order.
Member exact(std::int64_t id, std::int64_t source, double from, double until) {
  Member member;
  member.incident = id;
  member.source = source;
  member.order = std::string(1, static_cast<char>('a' + id));
  member.started = {static_cast<Instant>(from * kHour), static_cast<Instant>(from * kHour)};
  member.ended = {static_cast<Instant>(until * kHour), static_cast<Instant>(until * kHour)};
  return member;
}

Member vague(std::int64_t id, std::int64_t source, double from, double until) {
  Member member = exact(id, source, from, until);
  member.started = {static_cast<Instant>(from * kHour), static_cast<Instant>(until * kHour)};
  member.ended = {static_cast<Instant>(from * kHour), std::nullopt};
  return member;
}

std::vector<std::set<std::int64_t>> groups(const std::vector<Outage>& outages) {
  std::vector<std::set<std::int64_t>> result;
  for (const Outage& outage : outages) {
    std::set<std::int64_t> ids;
    for (const Membership& member : outage.members) ids.insert(member.incident);
    result.push_back(ids);
  }
  return result;
}

std::size_t possible_groups(const std::vector<Outage>& outages) {
  std::set<std::size_t> ids;
  for (const Outage& outage : outages) ids.insert(outage.possible_group);
  return ids.size();
}

using Ids = std::set<std::int64_t>;
using ::testing::ElementsAre;

TEST(Merge, TheSameOutageFromSeveralSourcesIsOne) {
  const auto outages =
      merge({exact(1, 1, 8, 10), exact(2, 2, 8.5, 9), exact(3, 3, 9.9, 12)}, {}, {});
  ASSERT_THAT(groups(outages), ElementsAre(Ids{1, 2, 3}));
  EXPECT_EQ(outages[0].started, (TimeBounds{8 * kHour, 8 * kHour}));
  EXPECT_EQ(outages[0].ended, (TimeBounds{12 * kHour, 12 * kHour}));
  EXPECT_EQ(outages[0].duration, (DurationBounds{4 * kHour, 4 * kHour}));
}

Member lasting(Member member, std::optional<double> least, std::optional<double> most) {
  if (least) member.duration.min = static_cast<Seconds>(*least * kHour);
  if (most) member.duration.max = static_cast<Seconds>(*most * kHour);
  return member;
}

DurationBounds duration_of(const std::vector<Member>& members) {
  const auto outages = merge(members, {}, {});
  return outages.size() == 1 ? outages[0].duration : DurationBounds{};
}

TEST(Merge, TheLargestStatedLowerLimitHoldsWhateverIsKnownOfTheEnd) {
  Member open = vague(1, 1, 0, 150);
  EXPECT_EQ(duration_of({lasting(open, 48, {})}), (DurationBounds{48 * kHour, std::nullopt}));
  Member other = exact(2, 2, 8, 10);
  other.ended.max.reset();
  EXPECT_EQ(duration_of({lasting(exact(1, 1, 8, 10), 2, {}), lasting(other, 3, {})}),
            (DurationBounds{3 * kHour, std::nullopt}));  // the stated end contradicts it
}

TEST(Merge, AnUpperLimitHoldsUnlessOthersKnowItToHaveLastedLonger) {
  const auto until = [](Member member, double latest) {
    member.ended.max = static_cast<Instant>(latest * kHour);
    return member;
  };
  const Member limited = lasting(until(exact(1, 1, 8, 10), 20), {}, 5);
  EXPECT_EQ(duration_of({limited}), (DurationBounds{2 * kHour, 5 * kHour}));
  EXPECT_EQ(duration_of({limited, until(exact(2, 2, 9, 12), 22)}),
            (DurationBounds{4 * kHour, 5 * kHour}));
  EXPECT_EQ(duration_of({limited, until(exact(2, 2, 9, 14), 22)}),
            (DurationBounds{6 * kHour, 14 * kHour}));
  EXPECT_EQ(duration_of({limited, lasting(until(exact(2, 2, 8, 10), 20), 6, 7)}),
            (DurationBounds{6 * kHour, 7 * kHour}));
}

TEST(Merge, ConnectionIsTransitiveThroughOneThatContainsBoth) {
  EXPECT_THAT(groups(merge({exact(1, 1, 0, 10), exact(2, 1, 1, 2), exact(3, 1, 8, 9)}, {}, {})),
              ElementsAre(Ids{1, 2, 3}));
}

TEST(Merge, NeighboursAreOneOnlyWithinTheGap) {
  const std::vector<Member> members{exact(1, 1, 8, 9), exact(2, 2, 9.5, 10)};
  EXPECT_EQ(merge(members, {}, {.gap = 0}).size(), 2U);
  EXPECT_EQ(merge(members, {}, {.gap = 1800}).size(), 1U);
  EXPECT_EQ(merge({exact(1, 1, 8, 9), exact(2, 2, 9, 10)}, {}, {}).size(), 1U);
}

TEST(Merge, ALongOneNeverWeldsTwoOthers) {
  const auto outages =
      merge({exact(1, 1, 0, 1), exact(2, 1, 48, 49), exact(3, 1, 0.5, 24 * 365)}, {}, {});
  EXPECT_THAT(groups(outages), ElementsAre(Ids{1}, Ids{3}, Ids{2}));
}

TEST(Merge, ALongOneJoinsTheOnlyOneItTouches) {
  EXPECT_THAT(groups(merge({exact(1, 1, 0, 1), exact(2, 2, 0.5, 40)}, {}, {})),
              ElementsAre(Ids{1, 2}));
}

TEST(Merge, TwoSourcesThatTellTheSameLongOneAreOne) {
  EXPECT_THAT(groups(merge({exact(1, 1, 0, 40), exact(2, 2, 1, 41)}, {}, {})),
              ElementsAre(Ids{1, 2}));
  EXPECT_THAT(
      groups(merge({exact(1, 1, 2, 3), exact(2, 1, 30, 31), exact(3, 1, 1, 40), exact(4, 2, 0, 41)},
                   {}, {})),
      ElementsAre(Ids{3, 4}, Ids{1}, Ids{2}));
}

TEST(Merge, AChainOfLongOnesIsNotWelded) {
  const auto outages =
      merge({exact(1, 1, 0, 30), exact(2, 2, 29, 60), exact(3, 3, 59, 90)}, {}, {});
  EXPECT_EQ(outages.size(), 2U);
}

TEST(Merge, AnImpreciseOneThatFitsOneOutageProbablyIsThatOne) {
  const auto outages = merge({exact(1, 1, 8, 10), vague(2, 2, 0, 24)}, {}, {});
  ASSERT_THAT(groups(outages), ElementsAre(Ids{1, 2}));
  EXPECT_FALSE(outages[0].members[0].probable);
  EXPECT_TRUE(outages[0].members[1].probable);
  EXPECT_NE(outages[0].members[0].certain_group, outages[0].members[1].certain_group);
  EXPECT_EQ(outages[0].started, (TimeBounds{8 * kHour, 8 * kHour}))
      << "probable members add no bounds";
}

TEST(Merge, AnImpreciseOneThatFitsSeveralStandsApart) {
  const auto outages = merge({exact(1, 1, 8, 10), exact(2, 1, 12, 13), vague(3, 2, 0, 24)}, {}, {});
  EXPECT_EQ(outages.size(), 3U);
  EXPECT_EQ(possible_groups(outages), 2U) << "it may be either of the two, but the two stay two";
}

TEST(Merge, ASourceThatTellsTwoTellsTheyAreTwo) {
  EXPECT_EQ(merge({exact(1, 7, 8, 10), vague(2, 7, 0, 24)}, {}, {}).size(), 2U);
  EXPECT_EQ(merge({exact(1, 0, 8, 10), vague(2, 0, 0, 24)}, {}, {}).size(), 1U)
      << "records of nobody in particular are not of one source";
}

TEST(Merge, AnUnknownEndIsNoStatementButMayBeTheNextOne) {
  Member open = exact(1, 1, 8, 8);
  open.ended = {8 * kHour, std::nullopt};
  const auto outages = merge({open, exact(2, 2, 12, 13)}, {}, {});
  EXPECT_EQ(outages.size(), 2U);
  EXPECT_EQ(possible_groups(outages), 1U);
  EXPECT_EQ(possible_groups(merge({open, exact(2, 2, 8 + 25, 34)}, {}, {})), 2U);
}

TEST(Merge, APersonsWordLinksAndSeparates) {
  const std::vector<Member> members{exact(1, 1, 8, 10), exact(2, 2, 9, 11), exact(3, 3, 20, 21)};
  EXPECT_THAT(groups(merge(members, {{1, 2, false}, {1, 3, true}}, {})),
              ElementsAre(Ids{1, 3}, Ids{2}));
}

TEST(Merge, AnEndThatAnotherKnowsItDownAfterIsNoEnd) {
  Member later = exact(2, 2, 9, 12);
  later.ended.max.reset();
  later.ongoing = true;
  const auto outages = merge({exact(1, 1, 8, 10), later}, {}, {});
  ASSERT_EQ(outages.size(), 1U);
  EXPECT_EQ(outages[0].ended, (TimeBounds{12 * kHour, std::nullopt}));
  EXPECT_TRUE(outages[0].ongoing);
}

TEST(Merge, AStatementThatHoldsANarrowerOneSaysNothingNew) {
  Member about = exact(1, 1, 8, 9);
  about.started = {7 * kHour, 8 * kHour + 1800};
  const auto outages = merge({about, exact(2, 2, 8, 9)}, {}, {});
  ASSERT_EQ(outages.size(), 1U);
  EXPECT_EQ(outages[0].started, (TimeBounds{8 * kHour, 8 * kHour}));
}

TEST(Merge, ManyThatOverlapTakeNoLonger) {
  std::vector<Member> members;
  for (std::int64_t i = 0; i < 20000; ++i) {
    Member member;
    member.incident = member.source = i;
    member.order = std::to_string(i);
    member.started = i == 7 ? TimeBounds{4, 5} : TimeBounds{0, 10};
    member.ended = {100, 110};
    members.push_back(member);
  }
  const auto outages = merge(members, {}, {});
  ASSERT_EQ(outages.size(), 1U);
  EXPECT_EQ(outages.front().started, (TimeBounds{4, 5}));
  EXPECT_EQ(outages.front().ended, (TimeBounds{100, 110}));
}

// Each may be each other one, had not one source told them all.
TEST(Merge, ManyOfAnUnknownDayTakeNoLonger) {
  std::vector<Member> members(20000);
  for (std::size_t i = 0; i < members.size(); ++i) {
    members[i].incident = static_cast<std::int64_t>(i);
    members[i].source = 1;
    members[i].order = std::to_string(i);
    members[i].started = {0, 365 * 24 * kHour};
  }
  EXPECT_EQ(merge(members, {}, {}).size(), members.size());
  for (Member& member : members) member.source = member.incident;
  EXPECT_EQ(merge(members, {}, {}).front().members.size(), members.size());
}

TEST(Merge, AStartThatAnotherKnowsItDownBeforeIsNoStart) {
  Member peak = exact(1, 1, 8, 10);
  peak.started.min.reset();
  const auto outages = merge({peak, exact(2, 2, 9, 10)}, {}, {});
  ASSERT_EQ(outages.size(), 1U);
  EXPECT_EQ(outages[0].started, (TimeBounds{std::nullopt, 8 * kHour}));
}

TEST(Merge, WhoTellsOfAnOutageDoesNotMeanADegradationBesideIt) {
  Member minor = exact(2, 1, 14, 15);
  minor.severity = 1;
  EXPECT_THAT(groups(merge({exact(1, 1, 8, 10), minor, vague(3, 2, 0, 24)}, {}, {})),
              ElementsAre(Ids{1, 3}, Ids{2}));
  EXPECT_THAT(groups(merge({minor, vague(3, 2, 0, 24)}, {}, {})), ElementsAre(Ids{2, 3}));
}

TEST(Merge, WhatIsKnownLessWellIsPlacedAroundWhatIsKnownBetter) {
  Member wave = exact(1, 1, 11, 14);
  wave.started = {11 * kHour, 13 * kHour};
  Member moment = exact(2, 2, 11.5, 11.5);
  moment.started.min.reset();
  moment.ended.max.reset();
  const auto outages = merge({moment, wave}, {}, {});
  ASSERT_THAT(groups(outages), ElementsAre(Ids{1, 2}));
  EXPECT_EQ(outages[0].started, wave.started);
}

TEST(Merge, AnUnknownEndNeverOverridesAStatedOne) {
  Member open = exact(1, 1, 8, 9);
  open.ended.max.reset();
  const auto outages = merge({open, exact(2, 2, 8, 10)}, {}, {});
  ASSERT_EQ(outages.size(), 1U);
  EXPECT_EQ(outages[0].ended, (TimeBounds{10 * kHour, 10 * kHour}));
}

TEST(Merge, SeverityIsTheHighestOfTheMembers) {
  Member minor = exact(1, 1, 8, 9);
  minor.severity = 1;
  Member critical = vague(2, 2, 0, 24);
  critical.severity = 4;
  EXPECT_EQ(merge({minor, critical}, {}, {})[0].severity, 4);
}

TEST(Merge, TheResultDoesNotDependOnTheOrderOfMembers) {
  std::mt19937 random(20250524);
  for (int round = 0; round < 300; ++round) {
    std::vector<Member> members;
    for (std::int64_t id = 1; id <= 12; ++id) {
      const auto from = static_cast<double>(random() % 80);
      const auto length = static_cast<double>(random() % 5 == 0 ? random() % 60 : random() % 4);
      const auto source = static_cast<std::int64_t>(random() % 4);
      members.push_back(random() % 3 == 0 ? vague(id, source, from, from + length)
                                          : exact(id, source, from, from + length));
    }
    const auto expected = merge(members, {}, {});
    std::shuffle(members.begin(), members.end(), random);
    const auto outages = merge(members, {}, {});
    ASSERT_EQ(groups(outages), groups(expected));
    std::size_t certain = 0;
    for (const Outage& outage : outages) {
      std::set<std::int64_t> distinct;
      for (const Membership& member : outage.members) distinct.insert(member.certain_group);
      certain += distinct.size();
    }
    EXPECT_LE(possible_groups(outages), outages.size());
    EXPECT_LE(outages.size(), certain);
  }
}

}  // namespace
}  // namespace outagedb
