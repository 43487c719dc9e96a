#include <gmock/gmock.h>

#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string shown(const TimeBounds& bounds) {
  if (bounds.exact()) return format_rfc3339(*bounds.min);
  return (bounds.min ? format_rfc3339(*bounds.min) : "") + ".." +
         (bounds.max ? format_rfc3339(*bounds.max) : "");
}

std::string read(std::string_view text, const TimeRules& rules = {}) {
  try {
    return shown(parse_time(text, rules).bounds);
  } catch (const TimeError& error) {
    return std::string("refused: ") + error.what();
  }
}

using Cases = std::vector<std::pair<std::string_view, std::string_view>>;

void expect_reads(const Cases& cases, const TimeRules& rules = {}) {
  for (const auto& [text, bounds] : cases) EXPECT_EQ(read(text, rules), bounds) << text;
}

constexpr std::string_view kMoment = "2025-05-24T12:51:00Z";

TEST(ParseTime, reads_one_moment_in_every_form) {
  for (const auto* text :
       {"2025-05-24T08:51-04:00",
        "2025-05-24T12:51Z",
        "20250524T125100Z",
        "20250524T1251Z",
        "20250524T085100-0400",
        "2025-05-24T08:51:00.25-04",
        "2025-05-24t12:51:00,999z",
        "2025-05-24 12:51:00Z",
        "  2025-05-24 08:51  ET  ",
        "2025-05-24T08:51[America/New_York]",
        "2025-05-24T08:51-04:00[America/New_York]",
        "2025-05-24T08:51-04:00[!America/New_York][u-ca=gregory]",
        "2025-05-24T12:51Z[Asia/Riyadh]",
        "2025-05-24T08:51[-04:00]",
        "2025-W21-6T08:51-04:00",
        "2025-05-24 08:51 -0400",
        "2025-05-24 08:51 UTC-4",
        "2025-05-24 15:51 GMT+03:00",
        "2025-05-24 08:51 America/New_York",
        "2025-05-24 08:51 EDT",
        "2025-05-24 08:51 US Eastern",
        "2025-05-24 8:51 am Eastern Time",
        "24 May 2025 8:51 am ET",
        "24 May 2025, 8:51 a.m. ET",
        "24th of May 2025 at 8:51AM ET",
        "24-May-2025 08:51 ET",
        "May 24, 2025 8:51 am ET",
        "8:51 am ET on May 24th, 2025",
        "Sat. 2025-05-24 08:51 ET",
        "Sat, 24 May 2025 08:51:00 -0400",
        "Sat, 24 May 2025 08:51:00 -0400 (EDT)",
        "Sat May 24 08:51:00 EDT 2025",
        "Sat May 24 2025 08:51:00 GMT-0400 (Eastern Daylight Time)",
        "2025-05-24 18:36 Kathmandu",
        "2025-05-24 14:51 SAST",
        "2025-05-24 08:51 ET (15:51 Riyadh)",
        "2025-05-24 8:51 am ET (3:51 pm Riyadh)",
        "2025-05-24 08:51 ET / 15:51 Riyadh",
        "2025-05-24 08:51 ET (12:51 GMT; 14:51 SAST)",
        "@1748091060",
        "@1748091060.75",
        "٢٠٢٥-٠٥-٢٤ ٠٨:٥١ ET",
        "٢٤ مايو ٢٠٢٥ ٨:٥١ ص بتوقيت شرق الولايات المتحدة",
        "السبت 24 مايو 2025 الساعة 3:51 مساءً بتوقيت الرياض",
        "24 أيار 2025، 12:51 غرينتش",
        "24 مايو 2025 الساعة 8:51 صباحاً بتوقيت شرق الولايات المتحدة (3:51 مساءً بتوقيت الرياض)",
        "2025‑05‑24 08:51 ET"}) {
    EXPECT_EQ(read(text), kMoment) << text;
  }
}

TEST(ParseTime, keeps_the_zone_as_stated) {
  EXPECT_EQ(parse_time("2025-05-24 08:51 ET (15:51 Riyadh)", {}).zone, "ET");
  EXPECT_EQ(parse_time("2025-05-24T08:51:00-04:00", {}).zone, "-04:00");
  EXPECT_EQ(parse_time("2025-05-24T12:51:00.5Z", {}).zone, "Z");
  EXPECT_EQ(parse_time("24 مايو 2025 3:51 مساءً بتوقيت الرياض", {}).zone, "بتوقيت الرياض");
  EXPECT_EQ(parse_time("2025-05-24", {.zone = Zone::named("ET")}).zone, "America/New_York");
  EXPECT_EQ(parse_time("@0", {}).zone, "");
}

TEST(ParseTime, tells_how_precise_it_is) {
  const std::pair<std::string_view, Precision> cases[] = {
      {"2025-05-24T08:51:00Z", Precision::second},
      {"2025-05-24 08:51:00 ET", Precision::second},
      {"2025-05-24 08:51 ET", Precision::minute},
      {"2025-05-24 9 am ET", Precision::part_of_day},
      {"2025-05-24 evening ET", Precision::part_of_day},
      {"2025-05-24 ET", Precision::day},
      {"late May 2025 ET", Precision::part_of_month},
      {"2025-W21 ET", Precision::week},
      {"2025-05 ET", Precision::month},
      {"2025 ET", Precision::year},
      {"2025-05-24..2025-05-25 ET", Precision::between}};
  for (const auto& [text, precision] : cases)
    EXPECT_EQ(parse_time(text, {}).precision, precision) << text;
}

TEST(ParseTime, coarse_times_are_intervals) {
  expect_reads({
      {"2025-05-24 ET", "2025-05-24T04:00:00Z..2025-05-25T03:59:59Z"},
      {"24 May 2025 Riyadh", "2025-05-23T21:00:00Z..2025-05-24T20:59:59Z"},
      {"20250524 UTC", "2025-05-24T00:00:00Z..2025-05-24T23:59:59Z"},
      {"2025-03-09 ET", "2025-03-09T05:00:00Z..2025-03-10T03:59:59Z"},
      {"2025-11-02 ET", "2025-11-02T04:00:00Z..2025-11-03T04:59:59Z"},
      {"2025-W21 ET", "2025-05-19T04:00:00Z..2025-05-26T03:59:59Z"},
      {"2026-W53 UTC", "2026-12-28T00:00:00Z..2027-01-03T23:59:59Z"},
      {"2025W216 UTC", "2025-05-24T00:00:00Z..2025-05-24T23:59:59Z"},
      {"2025-05 ET", "2025-05-01T04:00:00Z..2025-06-01T03:59:59Z"},
      {"May 2025 ET", "2025-05-01T04:00:00Z..2025-06-01T03:59:59Z"},
      {"مايو 2025 بتوقيت الرياض", "2025-04-30T21:00:00Z..2025-05-31T20:59:59Z"},
      {"2025-05-XX ET", "2025-05-01T04:00:00Z..2025-06-01T03:59:59Z"},
      {"2025 UTC", "2025-01-01T00:00:00Z..2025-12-31T23:59:59Z"},
      {"2025-XX UTC", "2025-01-01T00:00:00Z..2025-12-31T23:59:59Z"},
      {"202X UTC", "2020-01-01T00:00:00Z..2029-12-31T23:59:59Z"},
      {"2025-05-24 9 am ET", "2025-05-24T13:00:00Z..2025-05-24T13:59:59Z"},
      {"2025-05-24T09-04:00", "2025-05-24T13:00:00Z..2025-05-24T13:59:59Z"},
      {"2025-11-02 1 am ET", "2025-11-02T05:00:00Z..2025-11-02T06:59:59Z"},
      {"2025-11-02 1 am EST", "2025-11-02T06:00:00Z..2025-11-02T06:59:59Z"},
      {"2025-06-14 morning ET", "2025-06-14T10:00:00Z..2025-06-14T15:59:59Z"},
      {"2025-06-14 afternoon ET", "2025-06-14T16:00:00Z..2025-06-14T21:59:59Z"},
      {"2025-06-14 evening ET", "2025-06-14T22:00:00Z..2025-06-15T03:59:59Z"},
      {"مساء السبت 14 يونيو 2025 بتوقيت الرياض", "2025-06-14T15:00:00Z..2025-06-14T20:59:59Z"},
      {"early May 2025 UTC", "2025-05-01T00:00:00Z..2025-05-10T23:59:59Z"},
      {"mid-May 2025 UTC", "2025-05-11T00:00:00Z..2025-05-20T23:59:59Z"},
      {"late May 2025 UTC", "2025-05-21T00:00:00Z..2025-05-31T23:59:59Z"},
      {"late Feb 2025 UTC", "2025-02-21T00:00:00Z..2025-02-28T23:59:59Z"},
      {"أواخر مايو 2025 غرينتش", "2025-05-21T00:00:00Z..2025-05-31T23:59:59Z"},
      {"first week of May 2025 UTC", "2025-05-01T00:00:00Z..2025-05-07T23:59:59Z"},
      {"the last week of May 2025 UTC", "2025-05-25T00:00:00Z..2025-05-31T23:59:59Z"},
      {"الأسبوع الأخير من شهر مايو 2025 غرينتش", "2025-05-25T00:00:00Z..2025-05-31T23:59:59Z"},
  });
}

TEST(ParseTime, somewhere_between_two_times) {
  expect_reads({
      {"2025-05-24..2025-05-31 UTC", "2025-05-24T00:00:00Z..2025-05-31T23:59:59Z"},
      {"[2025-05-24..2025-05-31] UTC", "2025-05-24T00:00:00Z..2025-05-31T23:59:59Z"},
      {"[2025-05-24 UTC..2025-05]", "2025-05-24T00:00:00Z..2025-05-31T23:59:59Z"},
      {"2025-05-24 08:00..09:00 ET", "2025-05-24T12:00:00Z..2025-05-24T13:00:00Z"},
      {"2025-05-24 08:00 ET..09:00", "2025-05-24T12:00:00Z..2025-05-24T13:00:00Z"},
      {"08:00..09:00 ET 24 May 2025", "2025-05-24T12:00:00Z..2025-05-24T13:00:00Z"},
      {"2025-05-24 8:00 pm..9:00 pm ET", "2025-05-25T00:00:00Z..2025-05-25T01:00:00Z"},
      {"2025-05-24 08:00 ET..2025-05-24 16:00 Riyadh",
       "2025-05-24T12:00:00Z..2025-05-24T13:00:00Z"},
      {"2025-05-24 23:00..2025-05-25 01:00 UTC", "2025-05-24T23:00:00Z..2025-05-25T01:00:00Z"},
      {"2025-05.. UTC", "2025-05-01T00:00:00Z.."},
      {"2025-05 UTC..", "2025-05-01T00:00:00Z.."},
      {"..2025-05-31 UTC", "..2025-05-31T23:59:59Z"},
      {"..2025-05-24 08:51 ET", "..2025-05-24T12:51:00Z"},
      {"@0..@60", "1970-01-01T00:00:00Z..1970-01-01T00:01:00Z"},
  });
}

TEST(ParseTime, about_widens) {
  expect_reads({
      {"~2025-05-24 09:00 ET", "2025-05-24T12:30:00Z..2025-05-24T13:30:00Z"},
      {"2025-05-24 about 09:00 ET", "2025-05-24T12:30:00Z..2025-05-24T13:30:00Z"},
      {"around 9:00 am ET, 24 May 2025", "2025-05-24T12:30:00Z..2025-05-24T13:30:00Z"},
      {"24 مايو 2025 حوالي الساعة 9:00 صباحا بتوقيت الرياض",
       "2025-05-24T05:30:00Z..2025-05-24T06:30:00Z"},
      {"2025-05-24 around 9 ET", "2025-05-24T12:30:00Z..2025-05-24T14:29:59Z"},
      {"2025-05-24~ UTC", "2025-05-23T00:00:00Z..2025-05-25T23:59:59Z"},
      {"circa 24 May 2025 UTC", "2025-05-23T00:00:00Z..2025-05-25T23:59:59Z"},
      {"2025-05~ UTC", "2025-04-21T00:00:00Z..2025-06-10T23:59:59Z"},
      {"~09:00..~10:00 ET 2025-05-24", "2025-05-24T12:30:00Z..2025-05-24T14:30:00Z"},
  });
}

TEST(ParseTime, a_clock_that_shows_a_time_twice_leaves_an_hour_open) {
  expect_reads({
      {"2025-11-02 01:30 ET", "2025-11-02T05:30:00Z..2025-11-02T06:30:00Z"},
      {"2025-11-02 01:30 EDT", "2025-11-02T05:30:00Z"},
      {"2025-11-02 01:30 EST", "2025-11-02T06:30:00Z"},
      {"2025-11-02T01:30-05:00[America/New_York]", "2025-11-02T06:30:00Z"},
      {"2025-11-02 01:30 ET (05:30 UTC)", "2025-11-02T05:30:00Z"},
      {"2025-11-02 01:30 ET (09:30 Riyadh)", "2025-11-02T06:30:00Z"},
      {"2025-04-06 01:45 Australia/Lord_Howe", "2025-04-05T14:45:00Z..2025-04-05T15:15:00Z"},
  });
}

TEST(ParseTime, a_clock_that_jumps_over_a_time_never_showed_it) {
  const TimeRules shift{.shift_gaps = true};
  const std::tuple<std::string_view, std::string_view, std::string_view> cases[] = {
      {"2025-03-09 02:30 ET", "2025-03-09 03:00", "2025-03-09T07:30:00Z"},
      {"2025-03-09 2 am ET", "2025-03-09 03:00", "2025-03-09T07:00:00Z..2025-03-09T07:59:59Z"},
      {"2023-04-28 00:00 Africa/Cairo", "2023-04-28 01:00", "2023-04-27T22:00:00Z"},
      {"2025-10-05 02:15 Australia/Lord_Howe", "2025-10-05 02:30", "2025-10-04T15:45:00Z"},
      {"2011-12-30 08:00 Pacific/Apia", "2011-12-31 00:00", "2011-12-30T18:00:00Z"},
      {"2011-12-30 Pacific/Apia", "2011-12-29 23:59:59",
       "2011-12-30T10:00:00Z..2011-12-31T09:59:59Z"},
  };
  for (const auto& [text, neighbour, shifted] : cases) {
    EXPECT_THAT(read(text), HasSubstr("does not exist")) << text;
    EXPECT_EQ(read(text, shift), shifted) << text;
    try {
      (void)parse_time(text, {});
    } catch (const TimeError& error) {
      EXPECT_THAT(error.hint(), HasSubstr(neighbour)) << text;
    }
  }
  EXPECT_EQ(read("2023-04-28 Africa/Cairo"), "2023-04-27T22:00:00Z..2023-04-28T20:59:59Z");
  EXPECT_EQ(read("2025-10-05 2 am Australia/Lord_Howe"),
            "2025-10-04T15:30:00Z..2025-10-04T15:59:59Z");
}

TEST(ParseTime, a_label_out_of_season_is_the_clock_on_the_wall) {
  const auto july = parse_time("2025-07-04 08:00 EST", {});
  EXPECT_EQ(shown(july.bounds), "2025-07-04T12:00:00Z");
  EXPECT_THAT(
      july.warnings,
      ElementsAre("EST is UTC-05:00, but the clocks of America/New_York show UTC-04:00 on that "
                  "date: read as local time there"));
  EXPECT_THAT(parse_time("2025-01-04 08:00 PDT", {}).warnings,
              ElementsAre(HasSubstr("America/Los_Angeles")));
  EXPECT_THAT(parse_time("2025-07-04 08:00..09:00 EST", {}).warnings.size(), 1U);
  EXPECT_THAT(parse_time("2025-01-04 08:00 EST", {}).warnings, IsEmpty());
  EXPECT_THAT(parse_time("2025-07-04 08:00 ET", {}).warnings, IsEmpty());
  EXPECT_THAT(read("2025-07-04 08:00 EST", {.strict_zones = true}),
              HasSubstr("EST is UTC-05:00, but"));
  EXPECT_EQ(read("2025-01-04 08:00 EST", {.strict_zones = true}), "2025-01-04T13:00:00Z");
}

TEST(ParseTime, refuses_labels_out_of_season_that_nobody_uses_for_the_wall_clock) {
  for (const auto* label : {"AEST", "ACST", "NZST", "MDT", "CDT", "AKDT", "BST"}) {
    EXPECT_THAT(read(std::string("2025-12-24 08:51 ") + label), HasSubstr(label)) << label;
    EXPECT_THAT(read(std::string("2025-12-24 ") + label), HasSubstr(label)) << label;
  }
  for (const auto* label : {"MST", "AKST", "AEDT", "ACDT", "NZDT"})
    EXPECT_THAT(read(std::string("2025-07-24 08:51 ") + label), HasSubstr(label)) << label;
  EXPECT_THAT(read("2025-07-24 MST"), HasSubstr("several zones on that date"));
  EXPECT_THAT(read("2025-07-24 8 am MST"), HasSubstr("several zones on that date"));
  EXPECT_THAT(read("2025-03 MST"), HasSubstr("several zones on that date"));
  EXPECT_THAT(read("2025-12-24 08:51 AKDT"), HasSubstr("America/Anchorage show UTC-09:00"));
  for (const auto* text : {"2025-01-24 08:51 MST", "2025-07-24 01:51 AEST", "2025-07-24 MDT"})
    EXPECT_THAT(parse_time(text, {}).warnings, IsEmpty()) << text;
}

TEST(ParseTime, lets_a_second_zone_say_what_a_label_means) {
  EXPECT_EQ(read("2025-07-24 08:51 MST (15:51 UTC)"), "2025-07-24T15:51:00Z");
  EXPECT_EQ(read("2025-07-24 08:51 MST (14:51 UTC)"), "2025-07-24T14:51:00Z");
  EXPECT_EQ(read("2025-07-24 15:51 UTC (08:51 MST)"), "2025-07-24T15:51:00Z");
  EXPECT_EQ(read("2025-07-24T08:51-07:00[MST]"), "2025-07-24T15:51:00Z");
  EXPECT_EQ(read("2025-07-24 08:51 EST (13:51 UTC)"), "2025-07-24T13:51:00Z");
  EXPECT_THAT(parse_time("2025-07-24 08:51 MST (15:51 UTC)", {}).warnings, IsEmpty());
  EXPECT_EQ(parse_time("2025-07-24 08:51 MST (14:51 UTC)", {}).warnings.size(), 1U);
  EXPECT_THAT(read("2025-07-24 08:51 MST (13:51 UTC)"), HasSubstr("not the same time"));
}

// At a minute past midnight St John's went back an hour, into the day before.
TEST(ParseTime, days_hold_an_end_that_is_shown_twice) {
  const TimeRules rules{.zone = Zone::named("America/St_Johns")};
  EXPECT_EQ(read("2010-11-06", rules), "2010-11-06T02:30:00Z..2010-11-07T03:29:59Z");
  EXPECT_EQ(read("2010-11-07", rules), "2010-11-07T02:30:00Z..2010-11-08T03:29:59Z");
  EXPECT_EQ(read("2009-10", rules), "2009-10-01T02:30:00Z..2009-11-01T03:29:59Z");
  EXPECT_EQ(read("late October 2009", rules), "2009-10-21T02:30:00Z..2009-11-01T03:29:59Z");
  EXPECT_EQ(read("2010-11-06 evening", rules), "2010-11-06T20:30:00Z..2010-11-07T03:29:59Z");
  // Windows tile the time line, so that nothing counts twice.
  EXPECT_EQ(window_until("2010-11-06", rules), window_from("2010-11-07", rules));
}

TEST(ParseTime, takes_the_zone_of_the_rules_where_none_is_stated) {
  const TimeRules rules{.zone = Zone::named("Riyadh")};
  EXPECT_EQ(read("2025-05-24 15:51", rules), kMoment);
  EXPECT_EQ(read("2025-05-24 08:51 ET", rules), kMoment);
  EXPECT_EQ(read("2025-07-24 08:51", in_zone({}, "AEST")), "2025-07-23T22:51:00Z");
  EXPECT_THAT(read("2025-12-24 08:51", in_zone({}, "AEST")), HasSubstr("several zones"));
  EXPECT_EQ(read("2025-11-02 01:30", in_zone({}, "EST")), "2025-11-02T06:30:00Z");
  EXPECT_EQ(parse_time("2025-07-04 08:00", in_zone({}, "EST")).warnings.size(), 1U);
  EXPECT_EQ(read("2025-05-24", rules), "2025-05-23T21:00:00Z..2025-05-24T20:59:59Z");
}

TEST(ParseTime, takes_labels_as_the_user_settled_them) {
  const TimeRules rules{.labels = {{"AST", "Asia/Riyadh"}, {"est", "America/Panama"}}};
  EXPECT_EQ(read("2025-05-24 15:51 AST", rules), kMoment);
  EXPECT_EQ(read("2025-05-24 15:51 ast", rules), kMoment);
  EXPECT_EQ(read("2025-07-04 08:00 EST", rules), "2025-07-04T13:00:00Z");
  EXPECT_THAT(read("2025-05-24 15:51 IST", rules), HasSubstr("several zones"));
}

TEST(ParseTime, windows_hold_whole_periods) {
  const TimeRules rules{.zone = Zone::named("ET")};
  EXPECT_EQ(format_rfc3339(window_from("2025-03", rules)), "2025-03-01T05:00:00Z");
  EXPECT_EQ(format_rfc3339(window_until("2025-05", rules)), "2025-06-01T04:00:00Z");
  EXPECT_EQ(format_rfc3339(window_until("2025-05-24", rules)), "2025-05-25T04:00:00Z");
  EXPECT_EQ(format_rfc3339(window_until("2025-05-24 08:51", rules)), "2025-05-24T12:51:00Z");
  EXPECT_EQ(format_rfc3339(window_until("2025-05-24T12:51:00Z", rules)), "2025-05-24T12:51:00Z");
  EXPECT_EQ(format_rfc3339(window_until("2025-05-24 9 am", rules)), "2025-05-24T14:00:00Z");
  for (const auto* text : {"2025-05..2025-06", "2025-05..", "..2025-05"}) {
    EXPECT_THROW((void)window_from(text, rules), TimeError) << text;
    EXPECT_THROW((void)window_until(text, rules), TimeError) << text;
  }
}

}  // namespace
}  // namespace outagedb
