#include <gmock/gmock.h>

#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

using ::testing::HasSubstr;
using Bounds = std::pair<std::optional<Seconds>, std::optional<Seconds>>;

TEST(ParseDuration, reads_every_form) {
  const std::pair<std::string_view, Bounds> cases[] = {
      {"PT45M", {2700, 2700}},
      {"P2DT3H", {183600, 183600}},
      {"P1W", {604800, 604800}},
      {"PT1H30M15S", {5415, 5415}},
      {"PT0.5H", {1800, 1800}},
      {"45m", {2700, 2700}},
      {"45 minutes", {2700, 2700}},
      {"2d 3h", {183600, 183600}},
      {"2d3h", {183600, 183600}},
      {"1h05m", {3900, 3900}},
      {"1.5h", {5400, 5400}},
      {"2 hours and 5 minutes", {7500, 7500}},
      {"0s", {0, 0}},
      {">2d", {172800, {}}},
      {">=45m", {2700, {}}},
      {"≥45m", {2700, {}}},
      {"more than 2 days", {172800, {}}},
      {"at least 1h", {3600, {}}},
      {"<1h", {{}, 3600}},
      {"<= 2h", {{}, 7200}},
      {"less than 1 hour", {{}, 3600}},
      {"~40m", {1800, 3000}},
      {"about 40 minutes", {1800, 3000}},
      {"~10s", {7, 13}},
      {"2d..3d", {172800, 259200}},
      {"45m..1h 10m", {2700, 4200}},
      {"2d..", {172800, {}}},
      {"..3d", {{}, 259200}},
      {"٤٥ دقيقة", {2700, 2700}},
      {"حوالي 40 دقيقة", {1800, 3000}},
      {"0:05:00", {300, 300}},
      {"26:03:04", {93784, 93784}},
      {"1 day 02:03:04", {93784, 93784}},
      {"2 days, 0:00:01.5", {172801, 172801}},
      {"1h 20", {4800, 4800}},
      {"1h20", {4800, 4800}},
      {"5m 30", {330, 330}},
      {"more than two days", {172800, {}}},
      {"an hour", {3600, 3600}},
      {"one hour and ten minutes", {4200, 4200}},
      {"two hours 5 minutes", {7500, 7500}},
      {"half an hour", {1800, 1800}},
      {"about half an hour", {1350, 2250}},
      {"ساعتين", {7200, 7200}},
      {"أكثر من يومين", {172800, {}}},
      {"ساعة و20 دقيقة", {4800, 4800}},
      {"أقل من ساعة", {{}, 3600}},
  };
  for (const auto& [text, bounds] : cases) {
    const auto read = parse_duration(text);
    EXPECT_EQ(Bounds(read.min, read.max), bounds) << text;
  }
}

TEST(ParseDuration, refuses_the_rest) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", "no duration"},
      {"45", "unit is missing"},
      {"m", "expected a number"},
      {"45 parsecs", "unit"},
      {"2 months", "differ in length"},
      {"P1M", "differ in length"},
      {"P1Y", "differ in length"},
      {"PT", "ISO 8601"},
      {"P", "ISO 8601"},
      {"P1DT", "ISO 8601"},
      {"P3H", "ISO 8601"},
      {"-45m", "cannot be negative"},
      {"3h 2d", "largest"},
      {"5m 5m", "largest"},
      {"..", "no duration"},
      {"3d..2d", "shorter"},
      {"2..3d", "unit is missing"},
      {"45m later", "later"},
      {">", "no duration"},
      {"99999999999h", "too long"},
      {"100000d", "too long"},
      {"1:30", "either hours"},
      {"1:60:00", "up to 59"},
      {"02:03:04 1 day", "unexpected"},
      {"2d 5", "unit is missing"},
      {"1h 75", "unit is missing"},
      {"two", "expected a number"},
      {"half two hours", "expected a number"},
      {"two hours two days", "largest"},
      {"several hours", "expected a number"},
  };
  for (const auto& [text, reason] : cases) {
    try {
      (void)parse_duration(text);
      ADD_FAILURE() << text;
    } catch (const TimeError& error) {
      EXPECT_THAT(error.what(), HasSubstr(reason)) << text;
      EXPECT_FALSE(error.hint().empty()) << text;
    }
  }
}

TEST(ParseDuration, reads_back_what_is_written) {
  for (Seconds seconds = 0; seconds < 400 * 86400; seconds = seconds * 3 / 2 + 1) {
    const std::string text = format_duration(seconds);
    EXPECT_EQ(format_duration(parse_duration(text)), text);
  }
  for (const auto* text : {">=45m", "<=2h", "45m..1h 10m"})
    EXPECT_EQ(format_duration(parse_duration(text)), text);
}

}  // namespace
}  // namespace outagedb
