#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "time/calendar/calendar.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

constexpr const char* kZones[] = {"UTC",
                                  "ET",
                                  "Riyadh",
                                  "Cairo",
                                  "Casablanca",
                                  "Kathmandu",
                                  "Pacific/Apia",
                                  "Australia/Lord_Howe",
                                  "America/Sao_Paulo"};

constexpr Instant kEnd =
    2145916800;  // of 2037: what the library knows of zones that change their clocks

// Seeded, so that a failure comes again.
class Moments {
 public:
  Instant next() { return between_(engine_); }
  Seconds length() { return std::uniform_int_distribution<Seconds>(0, 40 * 86400)(engine_); }

 private:
  std::mt19937_64 engine_{20250524};
  std::uniform_int_distribution<Instant> between_{0, kEnd - 1};
};

TEST(TimeProperties, what_is_written_for_people_is_read_again) {
  Moments moments;
  for (const auto* name : kZones) {
    const TimeRules rules{.zone = Zone::named(name)};
    for (int i = 0; i < 300; ++i) {
      const Instant min = moments.next();
      const Instant max = std::min<Instant>(min + moments.length(), kEnd - 1);
      const TimeBounds all[] = {
          {min, min}, {min, max}, {min - min % 60, max - max % 60 + 60}, {min, {}}, {{}, max}};
      for (const auto& bounds : all) {
        const std::string text = format_bounds(bounds, *rules.zone);
        EXPECT_EQ(parse_time(text, rules).bounds, bounds) << text << " in " << name;
      }
    }
  }
}

TEST(TimeProperties, periods_are_written_and_read_as_the_calendar_has_them) {
  Moments moments;
  for (const auto* name : kZones) {
    const TimeRules rules{.zone = Zone::named(name)};
    for (int i = 0; i < 100; ++i) {
      const Instant at = moments.next() / 2;
      for (const auto period : {Period::day, Period::week, Period::month, Period::year}) {
        const TimeBounds bounds{period_start(at, period, *rules.zone),
                                period_next(at, period, *rules.zone) - 1};
        EXPECT_EQ(parse_time(period_label(at, period, *rules.zone), rules).bounds, bounds) << name;
        EXPECT_EQ(parse_time(format_bounds(bounds, *rules.zone), rules).bounds, bounds) << name;
        EXPECT_EQ(window_from(period_label(at, period, *rules.zone), rules), bounds.min);
        EXPECT_EQ(window_until(period_label(at, period, *rules.zone), rules), *bounds.max + 1);
      }
    }
  }
}

void expect_within(std::string_view narrow, std::string_view wide, const TimeRules& rules) {
  const auto inner = parse_time(narrow, rules).bounds;
  const auto outer = parse_time(wide, rules).bounds;
  EXPECT_LE(inner.min, inner.max) << narrow;
  EXPECT_LE(outer.min, inner.min) << narrow << " in " << wide << " " << rules.zone->name();
  EXPECT_GE(outer.max, inner.max) << narrow << " in " << wide << " " << rules.zone->name();
}

TEST(TimeProperties, a_narrower_statement_lies_within_a_wider_one) {
  Moments moments;
  for (const auto* name : kZones) {
    const TimeRules rules{.zone = Zone::named(name), .shift_gaps = true};
    for (int i = 0; i < 200; ++i) {
      const auto t = to_local(moments.next() / 2, *rules.zone);
      const std::string month = fmt::format("{:04}-{:02}", t.year, t.month);
      const std::string day = fmt::format("{}-{:02}", month, t.day);
      const std::string minute = fmt::format("{} {:02}:{:02}", day, t.hour, t.minute);
      expect_within(day, month, rules);
      expect_within(month, fmt::format("{:04}", t.year), rules);
      expect_within(minute, day, rules);
      expect_within(minute, "~" + minute, rules);
      expect_within(fmt::format("{}T{:02}", day, t.hour), day, rules);
      expect_within(minute, fmt::format("{}T{:02}", day, t.hour), rules);
      expect_within(day, "~" + day, rules);
      expect_within(month, "~" + month, rules);
      expect_within(month, month + ".." + month, rules);
    }
  }
}

TEST(TimeProperties, both_readers_of_rfc3339_agree) {
  Moments moments;
  for (int i = 0; i < 500; ++i) {
    const Instant at = moments.next();
    for (const auto* name : {"ET", "Riyadh", "Kathmandu", "UTC"}) {
      const std::string text = format_rfc3339(at, Zone::named(name));
      EXPECT_EQ(parse_rfc3339(text), at) << text;
      EXPECT_EQ(parse_time(" " + text, {}).bounds, (TimeBounds{at, at}))
          << text;  // the space: not the direct way
    }
  }
}

}  // namespace
}  // namespace outagedb
