#include "time/calendar/week_hours.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "time/calendar/calendar.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kSaturday = 5;
constexpr std::size_t kSunday = 6;

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }

Seconds sum(const WeekHours& hours) {
  Seconds all = 0;
  for (const auto& day : hours) {
    for (const Seconds hour : day) all += hour;
  }
  return all;
}

TEST(WeekHours, are_those_that_the_clock_shows) {
  const WeekHours hours = week_hours(at("2025-05-24T08:51:00-04:00"),
                                     at("2025-05-24T10:00:01-04:00"), Zone::named("ET"));
  EXPECT_EQ(hours[kSaturday][8], 540);
  EXPECT_EQ(hours[kSaturday][9], 3600);
  EXPECT_EQ(hours[kSaturday][10], 1);
  EXPECT_EQ(sum(hours), 540 + 3600 + 1);
}

TEST(WeekHours, count_what_is_shown_twice_and_miss_what_is_skipped) {
  const Zone zone = Zone::named("ET");
  const WeekHours back =
      week_hours(at("2025-11-02T00:00:00-04:00"), at("2025-11-03T00:00:00-05:00"), zone);
  EXPECT_EQ(back[kSunday][0], 3600);
  EXPECT_EQ(back[kSunday][1], 7200);
  EXPECT_EQ(sum(back), 25 * 3600);
  const WeekHours on =
      week_hours(at("2025-03-09T00:00:00-05:00"), at("2025-03-10T00:00:00-04:00"), zone);
  EXPECT_EQ(on[kSunday][2], 0);
  EXPECT_EQ(sum(on), 23 * 3600);
}

TEST(WeekHours, of_nothing_are_none) {
  const Instant moment = at("2025-05-24T08:51:00Z");
  EXPECT_EQ(sum(week_hours(moment, moment, Zone::utc())), 0);
  EXPECT_EQ(sum(week_hours(moment, moment - 1, Zone::utc())), 0);
}

TEST(WeekHours, end_where_the_zone_is_no_longer_known) {
  EXPECT_THROW(
      (void)week_hours(at("2025-05-24T00:00:00Z"), at("2100-01-01T00:00:00Z"), Zone::named("ET")),
      Error);
}

// Minute by minute, over changes of clocks by an hour, by half an hour and by a whole day, before
// 1970 and where offsets are no whole hours.
TEST(WeekHours, equal_what_each_minute_shows) {
  const struct {
    std::string_view zone, from, until;
  } cases[] = {{"ET", "2025-02-20T05:13:00Z", "2025-03-20T17:01:00Z"},
               {"Australia/Lord_Howe", "2025-03-25T01:00:00Z", "2025-04-10T00:30:00Z"},
               {"Pacific/Apia", "2011-12-20T00:00:00Z", "2012-01-08T00:00:00Z"},
               {"Asia/Kathmandu", "2025-05-01T00:00:00Z", "2025-05-20T00:00:00Z"},
               {"Riyadh", "1969-12-20T12:34:00Z", "1970-01-12T00:00:00Z"}};
  for (const auto& one : cases) {
    const Zone zone = Zone::named(one.zone);
    WeekHours expected{};
    for (Instant moment = at(one.from); moment < at(one.until); moment += 60) {
      const LocalTime local = to_local(moment, zone);
      expected.at(static_cast<std::size_t>(local.weekday - 1))
          .at(static_cast<std::size_t>(local.hour)) += 60;
    }
    EXPECT_EQ(week_hours(at(one.from), at(one.until), zone), expected) << one.zone;
  }
}

}  // namespace
}  // namespace outagedb
