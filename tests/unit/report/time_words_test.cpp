#include "report/builder/time_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

const Texts kEnglish = Texts::of("en");
const Zone kEastern = Zone::named("America/New_York");

// Bounds as the grammar reads them, in Eastern time.
TimeBounds bounds(std::string_view text) {
  TimeRules rules;
  rules.zone = kEastern;
  return parse_time(text, rules).bounds;
}

TimeWords words() {
  static const ReportPeriod may = requested_period("2025-05", Period::month, kEastern);
  return {kEnglish, kEastern, may};
}

// No-break spaces hold a date or a duration together.
std::string with_spaces(std::string text) {
  for (auto at = text.find("\u00a0"); at != std::string::npos; at = text.find("\u00a0"))
    text.replace(at, 2, " ");
  return text;
}

std::string start(std::string_view text) {
  const std::string clock = words().clock(bounds(text));
  return with_spaces(words().day_of_clock(bounds(text)) + (clock.empty() ? "" : ", " + clock));
}

std::string end(std::string_view started, std::string_view ended) {
  return with_spaces(words().end(bounds(started), bounds(ended)));
}

TEST(TimeWords, say_a_start_as_exactly_as_it_is_known) {
  EXPECT_EQ(start("2025-05-24 08:00"), "Sat 24 May, 08:00");
  EXPECT_EQ(start("2025-05-22 13:30..2025-05-22 14:30"), "Thu 22 May, between 13:30 and 14:30");
  EXPECT_EQ(start("2025-05-23 00:00..2025-05-23 20:03"), "Fri 23 May, before 20:03");
  EXPECT_EQ(start("2025-05-22 22:30..2025-05-23 01:30"),
            "Thu 22 May, between 22:30 and 01:30 the next day");
  EXPECT_EQ(start("..2025-05-23 20:03"), "by Fri 23 May, 20:03 at the latest");
  EXPECT_EQ(start("2025-05-23 20:03.."), "Fri 23 May or later, after 20:03");
}

TEST(TimeWords, name_a_day_a_week_and_a_month_as_such) {
  EXPECT_EQ(start("2025-05-23"), "Fri 23 May, time of day not known");
  EXPECT_EQ(start("2025-05-12..2025-05-14"), "12 to 14 May, some time in these days");
  EXPECT_EQ(start("2025-05-25..2025-05-31"), "25 to 31 May, last week of May");
  EXPECT_EQ(start("2025-05"), "May 2025, some time in these days");
  EXPECT_EQ(start("2025-04-30..2025-05-02"), "30 April to 2 May, some time in these days");
}

TEST(TimeWords, show_another_year_but_neither_seconds_nor_the_last_one_of_a_period) {
  EXPECT_EQ(start("2024-05-24 08:00"), "Fri 24 May 2024, 08:00");
  EXPECT_EQ(start("2025-05-24 08:00:30"), "Sat 24 May, 08:00");
  EXPECT_EQ(start("2025-05-24 08:00..2025-05-24 08:59:59"), "Sat 24 May, between 08:00 and 09:00");
}

TEST(TimeWords, repeat_no_day_for_an_end_on_the_same_one) {
  EXPECT_EQ(end("2025-05-24 08:00", "2025-05-24 09:15"), "until 09:15");
  EXPECT_EQ(end("2025-05-24 08:00", "2025-05-25 09:15"), "until Sun 25 May, 09:15");
  EXPECT_EQ(end("2025-05-24 08:00", "2025-05-24 08:55..2025-05-24 12:09"),
            "ended between 08:55 and 12:09");
  EXPECT_EQ(end("2025-05-22 13:30", "2025-05-23"), "ended Fri 23 May");
  EXPECT_EQ(end("2025-05-24 08:00", "2025-05-24 09:00.."), "still going on at 09:00");
  EXPECT_EQ(end("2025-05-24 08:00", "2025-05-24 08:00.."), "");
}

}  // namespace
}  // namespace outagedb
