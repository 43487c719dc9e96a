#include <gtest/gtest.h>

#include "base/error.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }

TEST(Format, writes_moments) {
  const Zone zone = Zone::named("ET");
  const Instant moment = at("2025-05-24T12:51:00Z");
  EXPECT_EQ(format_rfc3339(moment), "2025-05-24T12:51:00Z");
  EXPECT_EQ(format_rfc3339(moment, zone), "2025-05-24T08:51:00-04:00");
  EXPECT_EQ(format_rfc3339(moment, Zone::named("Asia/Kathmandu")), "2025-05-24T18:36:00+05:45");
  EXPECT_EQ(format_local(moment, zone), "2025-05-24T08:51:00");
  EXPECT_EQ(format_minute(moment, zone), "2025-05-24 08:51");
  EXPECT_EQ(format_minute(moment + 7, zone), "2025-05-24 08:51:07");
}

TEST(Format, follows_patterns) {
  const Zone zone = Zone::named("ET");
  const Instant moment = at("2024-12-30T03:04:05Z");
  EXPECT_EQ(format_pattern(moment, zone, "%Y-%m-%d %H:%M:%S"), "2024-12-29 22:04:05");
  EXPECT_EQ(format_pattern(moment, zone, "%F %T %z %Z"), "2024-12-29 22:04:05 -0500 EST");
  EXPECT_EQ(format_pattern(moment, zone, "%j %u 100%%"), "364 7 100%");
  EXPECT_EQ(format_pattern(moment, Zone::utc(), "%G-W%V"), "2025-W01");
  EXPECT_EQ(format_pattern(moment, zone, ""), "");
  EXPECT_THROW((void)format_pattern(moment, zone, "%q"), Error);
  EXPECT_THROW((void)format_pattern(moment, zone, "50%"), Error);
}

TEST(Format, writes_bounds_for_people) {
  const Zone zone = Zone::named("ET");
  const auto text = [&](std::optional<std::string_view> min, std::optional<std::string_view> max) {
    TimeBounds bounds;
    if (min) bounds.min = at(*min);
    if (max) bounds.max = at(*max);
    return format_bounds(bounds, zone);
  };
  EXPECT_EQ(text("2025-05-24T08:51:00-04:00", "2025-05-24T08:51:00-04:00"), "2025-05-24 08:51");
  EXPECT_EQ(text("2025-05-24T00:00:00-04:00", "2025-05-24T23:59:59-04:00"), "2025-05-24");
  EXPECT_EQ(text("2025-05-24T08:00:00-04:00", "2025-05-24T09:00:00-04:00"),
            "2025-05-24 08:00..09:00");
  EXPECT_EQ(text("2025-05-24T23:00:00-04:00", "2025-05-25T01:00:00-04:00"),
            "2025-05-24 23:00..2025-05-25 01:00");
  EXPECT_EQ(text("2025-05-24T00:00:00-04:00", "2025-05-26T23:59:59-04:00"),
            "2025-05-24..2025-05-26");
  EXPECT_EQ(text("2025-05-01T00:00:00-04:00", "2025-05-31T23:59:59-04:00"), "2025-05");
  EXPECT_EQ(text("2025-01-01T00:00:00-05:00", "2025-12-31T23:59:59-05:00"), "2025");
  EXPECT_EQ(text({}, "2025-05-24T08:51:00-04:00"), "..2025-05-24 08:51");
  EXPECT_EQ(text("2025-06-01T00:00:00-04:00", {}), "2025-06..");
  EXPECT_EQ(text("2025-06-02T00:00:00-04:00", {}), "2025-06-02..");
  EXPECT_EQ(text({}, "2025-05-31T23:59:59-04:00"), "..2025-05");
  EXPECT_EQ(text({}, {}), "?");
  // The clock shows these twice, so only the offset says which is meant.
  EXPECT_EQ(text("2025-11-02T01:30:00-05:00", "2025-11-02T01:30:00-05:00"),
            "2025-11-02T01:30:00-05:00");
  EXPECT_EQ(text("2025-11-02T00:30:00-04:00", "2025-11-02T01:30:00-05:00"),
            "2025-11-02T00:30:00-04:00..2025-11-02T01:30:00-05:00");
}

TEST(Format, writes_durations) {
  const std::pair<Seconds, std::string_view> cases[] = {
      {0, "0s"},       {45, "45s"},           {60, "1m"},          {61, "1m 1s"},
      {2700, "45m"},   {3599, "59m 59s"},     {3900, "1h 5m"},     {3929, "1h 5m"},
      {3930, "1h 6m"}, {7199, "2h"},          {86399, "1d"},       {183600, "2d 3h"},
      {-2700, "-45m"}, {8640000 - 1, "100d"}, {86400 + 1799, "1d"}};
  for (const auto& [seconds, text] : cases) EXPECT_EQ(format_duration(seconds), text) << seconds;
  EXPECT_EQ(format_duration(std::numeric_limits<Seconds>::min()).front(), '-');
}

TEST(Format, writes_duration_bounds) {
  const auto text = [](std::optional<Seconds> min, std::optional<Seconds> max) {
    return format_duration(DurationBounds{min, max});
  };
  EXPECT_EQ(text(2700, 2700), "45m");
  EXPECT_EQ(text(2700, 4200), "45m..1h 10m");
  EXPECT_EQ(text(3929, 4201), "1h 5m..1h 11m");
  EXPECT_EQ(text(3901, 3929), "1h 5m");
  EXPECT_EQ(text(86400 + 3599, {}), ">=1d");
  EXPECT_EQ(text({}, 86400 + 1), "<=1d 1h");
  EXPECT_EQ(text(0, 86399), "0s..1d");
  EXPECT_EQ(text(2700, {}), ">=45m");
  EXPECT_EQ(text({}, 7200), "<=2h");
  EXPECT_EQ(text({}, {}), "?");
}

}  // namespace
}  // namespace outagedb
