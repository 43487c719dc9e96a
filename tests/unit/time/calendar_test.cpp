#include "time/calendar/calendar.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }

TEST(Calendar, labels_the_period_that_holds_a_moment) {
  const Zone zone = Zone::named("ET");
  const Instant moment = at("2025-05-24T08:51:00-04:00");  // a Saturday
  const std::pair<Period, std::string_view> cases[] = {
      {Period::hour, "2025-05-24T08"}, {Period::day, "2025-05-24"},
      {Period::week, "2025-W21"},      {Period::saudi_week, "2025-05-18"},
      {Period::month, "2025-05"},      {Period::quarter, "2025-Q2"},
      {Period::year, "2025"}};
  for (const auto& [period, label] : cases) EXPECT_EQ(period_label(moment, period, zone), label);
}

TEST(Calendar, weeks_belong_to_the_year_of_their_thursday) {
  const Zone utc = Zone::utc();
  EXPECT_EQ(period_label(at("2024-12-30T00:00:00Z"), Period::week, utc), "2025-W01");
  EXPECT_EQ(period_label(at("2027-01-03T23:59:59Z"), Period::week, utc), "2026-W53");
  EXPECT_EQ(period_label(at("2027-01-04T00:00:00Z"), Period::week, utc), "2027-W01");
}

TEST(Calendar, a_saudi_week_begins_on_sunday) {
  const Zone riyadh = Zone::named("Riyadh");
  EXPECT_EQ(period_label(at("2025-05-24T23:59:59+03:00"), Period::saudi_week, riyadh),
            "2025-05-18");
  EXPECT_EQ(period_label(at("2025-05-25T00:00:00+03:00"), Period::saudi_week, riyadh),
            "2025-05-25");
}

struct Day {
  std::string_view zone;
  std::string_view inside;
  std::string_view start;
  std::string_view next;
};

TEST(Calendar, a_day_is_the_instants_it_has) {
  const Day cases[] = {
      {"ET", "2025-03-09T12:00:00Z", "2025-03-09T00:00:00-05:00",
       "2025-03-10T00:00:00-04:00"},  // 23 hours
      {"ET", "2025-11-02T12:00:00Z", "2025-11-02T00:00:00-04:00",
       "2025-11-03T00:00:00-05:00"},  // 25 hours
      {"Cairo", "2023-04-28T12:00:00Z", "2023-04-28T01:00:00+03:00", "2023-04-29T00:00:00+03:00"},
      {"Cairo", "2023-10-26T20:30:00Z", "2023-10-26T00:00:00+03:00", "2023-10-27T00:00:00+02:00"},
      {"Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T00:00:00-10:00", "2011-12-30T10:00:00Z"},
      {"Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00",
       "2012-01-01T00:00:00+14:00"},
      {"Australia/Lord_Howe", "2025-04-05T14:30:00Z", "2025-04-05T13:00:00Z",
       "2025-04-06T13:30:00Z"},
      {"Asia/Kathmandu", "2025-05-24T00:00:00Z", "2025-05-23T18:15:00Z", "2025-05-24T18:15:00Z"},
      // Set back from 00:01 to 23:01: the hour shown again belongs to the day that had begun.
      {"America/St_Johns", "2010-11-07T02:45:00Z", "2010-11-07T02:30:00Z", "2010-11-08T03:30:00Z"},
      {"America/Havana", "2025-11-02T05:30:00Z", "2025-11-02T04:00:00Z",
       "2025-11-03T05:00:00Z"},  // midnight twice
  };
  for (const auto& day : cases) {
    const Zone zone = Zone::named(day.zone);
    EXPECT_EQ(format_rfc3339(period_start(at(day.inside), Period::day, zone)),
              format_rfc3339(at(day.start)))
        << day.zone;
    EXPECT_EQ(format_rfc3339(period_next(at(day.inside), Period::day, zone)),
              format_rfc3339(at(day.next)))
        << day.zone;
  }
}

TEST(Calendar, the_hour_that_is_shown_twice_is_one) {
  const Zone zone = Zone::named("ET");
  const Instant second = at("2025-11-02T01:30:00-05:00");
  EXPECT_EQ(period_start(second, Period::hour, zone), at("2025-11-02T01:00:00-04:00"));
  EXPECT_EQ(period_next(second, Period::hour, zone), at("2025-11-02T02:00:00-05:00"));
}

// No moment is in two months and none in no month.
TEST(Calendar, periods_tile_the_time_line) {
  for (const auto* name :
       {"UTC", "ET", "Riyadh", "Cairo", "Casablanca", "Pacific/Apia", "Australia/Lord_Howe",
        "Asia/Kathmandu", "America/St_Johns", "Asia/Gaza", "America/Sao_Paulo"}) {
    const Zone zone = Zone::named(name);
    for (const auto period : {Period::month, Period::quarter, Period::year}) {
      Instant start = period_start(at("1970-02-15T00:00:00Z"), period, zone);
      std::string label;
      while (start < at("2037-12-31T00:00:00Z")) {
        const Instant next = period_next(start, period, zone);
        ASSERT_LT(start, next) << name;
        ASSERT_EQ(period_start(start, period, zone), start) << name << format_rfc3339(start);
        ASSERT_EQ(period_start(next - 1, period, zone), start) << name << format_rfc3339(start);
        ASSERT_LT(label, period_label(start, period, zone));
        label = period_label(start, period, zone);
        start = next;
      }
    }
  }
}

TEST(Calendar, days_and_hours_tile_across_every_change_of_a_year) {
  for (const auto* name :
       {"ET", "Cairo", "Casablanca", "Australia/Lord_Howe", "America/Havana", "America/St_Johns"}) {
    const Zone zone = Zone::named(name);
    for (const auto period : {Period::hour, Period::day, Period::week, Period::saudi_week}) {
      Instant start = period_start(at("2010-01-01T00:00:00Z"), period, zone);
      while (start < at("2011-12-31T00:00:00Z")) {
        const Instant next = period_next(start, period, zone);
        ASSERT_LT(start, next) << name;
        ASSERT_EQ(period_start(next - 1, period, zone), start) << name << format_rfc3339(start);
        start = next;
      }
    }
  }
}

TEST(Calendar, local_time_has_all_its_parts) {
  const auto t = to_local(at("2025-05-24T12:51:07Z"), Zone::named("ET"));
  EXPECT_EQ(std::tuple(t.year, t.month, t.day, t.hour, t.minute, t.second),
            std::tuple(2025, 5, 24, 8, 51, 7));
  EXPECT_EQ(t.weekday, 6);
  EXPECT_EQ(t.offset, -4 * 3600);
  EXPECT_EQ(t.abbreviation, "EDT");
  EXPECT_EQ(to_local(at("2025-05-25T12:00:00Z"), Zone::named("Riyadh")).weekday, 7);
  EXPECT_EQ(to_local(-1, Zone::utc()).hour, 23);
}

TEST(Calendar, periods_have_names) {
  EXPECT_EQ(period_named("saudi_week"), Period::saudi_week);
  EXPECT_EQ(period_named("month"), Period::month);
  EXPECT_THROW((void)period_named("fortnight"), Error);
}

}  // namespace
}  // namespace outagedb
