#include <gmock/gmock.h>

#include <thread>

#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

using ::testing::HasSubstr;

struct Refused {
  std::string_view text;
  std::string_view reason;
  std::string_view hint;
  std::size_t position;
};

void expect_refused(const Refused& refused, const TimeRules& rules) {
  try {
    const auto time = parse_time(refused.text, rules);
    ADD_FAILURE() << refused.text << " was read as " << *time.bounds.min;
  } catch (const TimeError& error) {
    EXPECT_THAT(error.what(), HasSubstr(refused.reason)) << refused.text;
    EXPECT_THAT(error.hint(), HasSubstr(refused.hint)) << refused.text;
    EXPECT_EQ(error.position(), refused.position) << refused.text;
  }
}

TEST(RefusedTimes, are_told_with_place_and_mend) {
  const Refused cases[] = {
      {"", "no time", "2025-05-24 08:51 ET", 0},
      {"..", "neither a start", "..", 0},
      {"2025-05-24 08:51", "zone is missing", "--tz", 16},
      {"2025-05-24", "zone is missing", "zone column", 10},
      {"08:51 ET", "date is missing", "2025-05-24 08:51 ET", 0},
      {"Saturday 08:51 ET", "date is missing", "", 0},
      {"May 24 08:51 ET", "year is missing", "24 May 2025", 0},
      {"May 2025 08:51 ET", "day is missing", "", 0},
      {"01/02/2025 ET", "could be the month", "2025-01-02 or 2025-02-01", 0},
      {"13/02/2025 ET", "order", "2025-05-24", 0},
      {"01.02.2025 ET", "could be the month", "", 0},
      {"01-02-2025 ET", "could be the month", "", 0},
      {"2025/02/01 ET", "slashes", "2025-05-24", 4},
      {"2025-02-30 ET", "no day 30", "2025-02-28", 0},
      {"31 June 2025 ET", "no day 31", "2025-06-30", 0},
      {"2025-13-01 ET", "invalid month 13", "", 5},
      {"2025-00 ET", "invalid month 0", "", 5},
      {"2025-5-24 ET", "two-digit", "", 5},
      {"20025-05-24 ET", "20025", "", 0},
      {"0025-05-24 ET", "out of range", "1900", 0},
      {"202505 ET", "neither a month", "2025-05", 0},
      {"1748091060", "neither a year", "@1748091060", 0},
      {"@1748091060000", "out of range", "milliseconds", 0},
      {"2025-144 ET", "days of the year", "", 5},
      {"2001-21 ET", "seasons", "2025-03..2025-05", 5},
      {"2025-W53 ET", "no week 53", "", 6},
      {"2025-W21-8 ET", "weekdays", "", 9},
      {"2025-05-24 25:00 ET", "invalid hour 25", "", 11},
      {"2025-05-24 24:00 ET", "invalid hour 24", "00:00", 11},
      {"2025-05-24 08:60 ET", "invalid minute 60", "", 14},
      {"2025-05-24T23:59:60Z", "invalid second 60", ":59", 17},
      {"2025-05-24 8:5 ET", "two-digit", "", 13},
      {"2025-05-24 13:00 pm ET", "hour 13 cannot", "24-hour", 11},
      {"2025-05-24 0:30 am ET", "hour 0 cannot", "", 11},
      {"2025-05-24 9 ET", "meaning of '9'", "9 am", 11},
      {"2025-05-24 08:51 AST", "several zones", "--zone-label AST=Asia/Riyadh", 17},
      {"2025-05-24 08:51 IST", "several zones", "Asia/Jerusalem", 17},
      {"2025-05-24 08:51 CST", "several zones", "America/Chicago", 17},
      {"2025-05-24 08:51 Mars", "'Mars'", "America/New_York", 17},
      {"2025-05-24T08:51[America/Atlantis]", "America/Atlantis", "", 17},
      {"2025-05-24T08:51-04:00[!u-ca=hebrew]", "critical", "", 24},
      // What the fuzzer found: an option where the other clock's zone is to stand.
      {"2025-05-24T08:51 ET / 15:51[u-ca=gregory]", "has no zone", "", 41},
      {"2025-05-24T08:51-04:00[Asia/Riyadh]", "disagree", "15:51 in Asia/Riyadh", 23},
      {"2025-03-09T02:30-05:00[America/New_York]", "disagree", "03:30", 23},
      {"2025-05-24 08:51 +15:00", "offset is out of range", "+14:00", 17},
      {"2025-05-24 08:00-09:00 ET", "disagree", "08:00..09:00", 23},
      {"2025-05-24 08:00 - 09:00 ET", "'-'", "08:00..09:00", 17},
      {"2025-05-24 08:00 ET 09:00 ET", "more than one clock", "..", 20},
      {"2025-05-24 10:28 ET (14:26 GMT)", "not the same time",
       "10:28 ET is 14:28 GMT; 14:26 GMT is 10:26 ET", 21},
      {"2025-05-24 10:28 am ET / 2:26 pm GMT", "not the same time", "10:28 ET is 14:28 GMT", 25},
      {"2025-05-24 10:28 ET (14:28)", "has no zone", "", 26},
      {"2025-05-24 10:28 ET (14:28 GMT", "without ')'", "", 20},
      {"Friday, Jan. 15, 2026 10:00 ET", "2026-01-15 is a Thursday, not a Friday",
       "2026-01-09 and 2026-01-16", 0},
      {"2025-06-14 night ET", "spans midnight", "22:00", 11},
      {"2025-06-14 midnight ET", "ambiguous", "00:00", 11},
      {"2025-06-14 8:51 evening ET", "part of the day", "8:51 pm", 16},
      {"yesterday 08:51 ET", "yesterday", "date", 0},
      {"2025-06-14 08:00 local time", "names no time zone", "", 17},
      {"2025-05-24 from 08:00 to 09:00 ET", "from", "..", 11},
      {"1984? ET", "uncertain", "~", 4},
      {"2004-06-11% ET", "uncertain", "~", 10},
      {"{1980..1985} ET", "all of", "", 0},
      {"[1980,1985] ET", "sets", "..", 1},
      {"1XXX ET", "unspecified", "201X", 0},
      {"~2025 ET", "margin", "..", 0},
      {"~2025-W21 ET", "margin", "..", 0},
      {"2025-05-24 23:00..01:00 ET", "before it starts", "its own date", 0},
      {"8:00..9:00 pm ET 24 May 2025", "only one end", "8:00 pm..9:00 pm", 0},
      {"2025-05-24..2025-05-25..2025-05-26 ET", "sets", "", 0},
      {"2025-05-24T08:00Z/2025-05-24T09:00Z", "not a single time", "..", 17},
      {"2025-05-24 2025-05-25 ET", "more than one year", "", 11},
      {"2025-W21 May ET", "more than one date", "", 0},
      {"Sat Sun 2025-05-24 ET", "more than one weekday", "", 4},
      {"2040-07-01 08:00 ET", "after 2037", "offset", 0},
      {"2025-05-24..~ ET", "date is missing", "..", 12},
      {"[2025-05-24..2025-05-31]~ ET", "only a zone", "..", 24},
      {"@0 ET", "anything else", "alone", 0},
      {"2025-05-24 @0", "anything else", "alone", 0},
      {"2025-05-24 ET (10:33 Riyadh)", "second zone, but", "add it", 15},
      {"من 2025-05-24 ET", "neither part of a time", "", 0},
      {"2025-05-24 ET UTC", "two zones", "", 14},
      {"2025-05-24 08:51 ET or so", "'or'", "", 20},
      {"-1985 ET", "'-'", "", 0},
      {"٢٤ مايو ٢٠٢٥ ٢٥:٠٠ ET", "invalid hour 25", "", 23},
  };
  for (const auto& refused : cases) expect_refused(refused, {});
}

TEST(RefusedTimes, show_the_place_under_the_text) {
  try {
    (void)parse_time("24 مايو 2025 08:51 Mars", {});
    FAIL();
  } catch (const TimeError& error) {
    EXPECT_EQ(error.caret(), "24 مايو 2025 08:51 Mars\n                   ^");
  }
}

TEST(RefusedTimes, show_one_line_of_a_long_text) {
  const std::string text = "2025-05-24\t08:51 ET\n" + std::string(1000, 'x');
  try {
    (void)parse_time(text, {});
    FAIL();
  } catch (const TimeError& error) {
    EXPECT_LT(error.caret().size(), 300U);
    EXPECT_EQ(std::ranges::count(error.caret(), '\n'), 1);
  }
}

TEST(RefusedTimes, may_hold_any_bytes) {
  for (int byte = 0; byte < 256; ++byte) {
    std::string text = "2025-05-24 08:51 ET";
    for (std::size_t place = 0; place < text.size(); ++place) {
      std::string changed = text;
      changed[place] = static_cast<char>(byte);
      try {
        const auto time = parse_time(changed, {});
        EXPECT_LE(time.bounds.min, time.bounds.max) << changed;
      } catch (const TimeError& error) {
        EXPECT_LE(error.position(), changed.size());
        EXPECT_FALSE(error.hint().empty()) << changed;
      }
    }
  }
}

// Readers run in their own threads; the zone tables are built on first use.
TEST(RefusedTimes, are_the_same_in_every_thread) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([] {
      for (const auto* zone : {"ET", "Riyadh", "Cairo", "Asia/Kathmandu"}) {
        for (int hour = 0; hour < 24; ++hour) {
          const std::string text = "2025-05-24 " + std::to_string(hour) + ":51 " + zone;
          EXPECT_TRUE(parse_time(text, {}).bounds.exact());
        }
      }
    });
  }
}

}  // namespace
}  // namespace outagedb
