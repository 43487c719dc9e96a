#include "output/pictures/scale.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace outagedb {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;

constexpr Seconds kHour = 3600;
constexpr Seconds kDay = 86400;

TEST(XScale, RunsFromTheSideWhereReadingBegins) {
  EXPECT_THAT(XScale(0, 24, false).at(6), DoubleEq(25));
  EXPECT_THAT(XScale(0, 24, true).at(6), DoubleEq(75));
}

TEST(XScale, KeepsBarsWithinThePicture) {
  const auto bar = XScale(0, 10, true).between(-5, 2);
  EXPECT_THAT(bar.x, DoubleEq(80));
  EXPECT_THAT(bar.width, DoubleEq(20));
  EXPECT_THAT(XScale(0, 10, false).between(12, 15).width, DoubleEq(0));
}

TEST(DurationAcross, GivesEachFactorTheSameRoom) {
  const DurationAcross across(60, 60 * 10000, false);
  EXPECT_THAT(across.at(600), DoubleNear(25, 1e-9));
  EXPECT_THAT(across.at(6000), DoubleNear(50, 1e-9));
  EXPECT_THAT(across.at(0), DoubleEq(0));  // shorter than the axis begins, not minus infinity
  EXPECT_THAT(across.ticks(), ElementsAre(60, 600, kHour, 6 * kHour, kDay));
}

TEST(Ticks, AreRoundAndReachTheMost) {
  EXPECT_THAT(count_ticks(1, 5), ElementsAre(0, 1));
  EXPECT_THAT(count_ticks(7, 5), ElementsAre(0, 2, 4, 6, 8));
  EXPECT_THAT(count_ticks(25800, 4), ElementsAre(0, 10000, 20000, 30000));
  EXPECT_THAT(count_ticks(0, 5), ElementsAre(0, 1));
  EXPECT_THAT(duration_ticks(10 * kHour, 4),
              ElementsAre(0, 3 * kHour, 6 * kHour, 9 * kHour, 12 * kHour));
}

TEST(Ticks, OfAClockAreStepsOfAClock) {
  EXPECT_EQ(clock_step(90 * 60, 6), 15 * 60);
  EXPECT_EQ(clock_step(2 * kDay, 6), 12 * kHour);
  EXPECT_GE(clock_step(20 * 365 * kDay, 6) * 6, 20 * 365 * kDay);
}

TEST(Ticks, ReachAlsoWhatNoStepCanGoBeyond) {
  constexpr auto kLargest = std::numeric_limits<std::int64_t>::max();
  for (const int steps : {2, 4, 6}) {
    EXPECT_EQ(count_ticks(kLargest, steps).back(), kLargest);
    EXPECT_EQ(duration_ticks(kLargest, steps).back(), kLargest);
    EXPECT_LE(std::ssize(count_ticks(kLargest, steps)), steps + 1);
  }
}

}  // namespace
}  // namespace outagedb
