// A moment written in any of the forms that people and programs use is read again as that moment.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "time/calendar/calendar.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

constexpr const char* kWithOffset[] = {"%Y-%m-%dT%H:%M:%S%z", "%F %T %z", "%Y%m%dT%H%M%S%z",
                                       "%G-W%V-%uT%T%z",      "%FT%T %z", "%F %T UTC%z"};
constexpr const char* kZones[] = {"ET", "Riyadh", "Kathmandu", "Cairo", "Australia/Lord_Howe"};
constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};
constexpr const char* kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

// Those with words in them, or a clock of twelve hours.
std::vector<std::string> in_words(Instant at, const Zone& zone) {
  const LocalTime t = to_local(at, zone);
  const std::string clock = format_pattern(at, zone, "%T %z");
  const std::string_view month = kMonths[t.month - 1];
  const std::string_view weekday = kWeekdays[t.weekday - 1];
  const std::string offset = format_rfc3339(at, zone).substr(19);
  const int hour = t.hour % 12 == 0 ? 12 : t.hour % 12;
  return {
      fmt::format("{}, {} {} {} {}", weekday, t.day, month.substr(0, 3), t.year,
                  clock),  // RFC 2822
      fmt::format("{} {}, {} {}", month, t.day, t.year, clock),
      fmt::format("{} {} {} {}:{:02}:{:02} {} {}", t.day, month, t.year, hour, t.minute, t.second,
                  t.hour < 12 ? "am" : "pm", offset),
      fmt::format("{} {} {} {}", weekday, month.substr(0, 3), t.day,
                  format_pattern(at, zone, "%T %z %Y")),
      fmt::format("{}[{}]", format_rfc3339(at, zone), zone.name()),  // RFC 9557
      fmt::format("{} {} ({} UTC)", format_pattern(at, zone, "%F %T"), zone.name(),
                  format_pattern(at, Zone::utc(), "%T")),
      fmt::format("@{}", at),
  };
}

class Forms : public testing::Test {
 protected:
  static void expect_read(const std::string& text, Instant at) {
    EXPECT_EQ(parse_time(text, {}).bounds, (TimeBounds{at, at})) << text;
  }
  Instant next() { return std::uniform_int_distribution<Instant>(0, 2114380799)(engine_); }

 private:
  std::mt19937_64 engine_{20250524};
};

TEST_F(Forms, of_numbers_are_read_as_they_were_written) {
  for (const auto* name : kZones) {
    const Zone zone = Zone::named(name);
    for (int i = 0; i < 200; ++i) {
      const Instant at = next();
      for (const auto* pattern : kWithOffset) expect_read(format_pattern(at, zone, pattern), at);
    }
  }
}

TEST_F(Forms, of_words_are_read_as_they_were_written) {
  for (const auto* name : kZones) {
    const Zone zone = Zone::named(name);
    for (int i = 0; i < 200; ++i) {
      const Instant at = next();
      for (const auto& text : in_words(at, zone)) expect_read(text, at);
    }
  }
}

// Only where the clock shows it once; the tests of twice and never are in parse_time.cpp.
TEST_F(Forms, without_offset_are_read_in_the_zone_of_the_rules) {
  for (const auto* name : kZones) {
    const TimeRules rules{.zone = Zone::named(name)};
    for (int i = 0; i < 200; ++i) {
      const Instant at = next();
      for (const auto* pattern : {"%F %T", "%Y%m%dT%H%M%S", "%G-W%V-%uT%T"}) {
        const auto bounds = parse_time(format_pattern(at, *rules.zone, pattern), rules).bounds;
        EXPECT_LE(bounds.min, at);
        EXPECT_GE(bounds.max, at);
        EXPECT_TRUE(bounds.exact() || *bounds.max - *bounds.min <= 3600) << at;
      }
    }
  }
}

}  // namespace
}  // namespace outagedb
