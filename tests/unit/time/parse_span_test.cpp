#include <gmock/gmock.h>

#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

using ::testing::HasSubstr;

std::string shown(const TimeBounds& bounds) { return format_bounds(bounds, Zone::utc()); }

std::string read(std::string_view text, const TimeRules& rules = {}) {
  try {
    const auto span = parse_span(text, rules);
    const std::string end = span.ended ? shown(span.ended->bounds) : "-";
    return shown(span.started.bounds) + " to " + end + (span.open ? " open" : "");
  } catch (const TimeError& error) {
    return error.what();
  }
}

TEST(ParseSpan, fills_both_ends) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"2025-05-24T08:00Z/2025-05-24T16:00Z", "2025-05-24 08:00 to 2025-05-24 16:00"},
      {"2025-05-24T08:00Z/", "2025-05-24 08:00 to -"},
      {"2025-05-24T08:00Z/..", "2025-05-24 08:00 to - open"},
      {"/2025-05-24T16:00Z", "? to 2025-05-24 16:00"},
      {"2025-05-24T08:00Z", "2025-05-24 08:00 to -"},
      {"2025-05-24 UTC/2025-05-26", "2025-05-24 to 2025-05-26"},
      {"2025-05-24 08:00/2025-05-24 09:00 ET", "2025-05-24 12:00 to 2025-05-24 13:00"},
      {"2025-05-24 08:00 ET / 2025-05-24 16:00 Riyadh", "2025-05-24 12:00 to 2025-05-24 13:00"},
      {"2025-05-24 08:00 America/New_York/2025-05-24 09:00 America/New_York",
       "2025-05-24 12:00 to 2025-05-24 13:00"},
      {"2025-05-24T08:00[America/New_York]/2025-05-24T09:00[America/New_York]",
       "2025-05-24 12:00 to 2025-05-24 13:00"},
      {"24 May 2025 08:00 UTC/May 24, 2025 09:00 UTC", "2025-05-24 08:00 to 2025-05-24 09:00"},
      {"2025-05-24 03:33 ET / 10:33 Riyadh", "2025-05-24 07:33 to -"},
      {"2025-05-24 03:33 ET (10:33 Riyadh)/2025-05-24 04:00 ET",
       "2025-05-24 07:33 to 2025-05-24 08:00"},
      {"2025-05-24 08:00..09:00 UTC/2025-05-24~",
       "2025-05-24 08:00..09:00 to 2025-05-23..2025-05-25"},
  };
  for (const auto& [text, span] : cases) EXPECT_EQ(read(text), span) << text;
}

TEST(ParseSpan, refuses_what_is_no_span) {
  EXPECT_THAT(read("/"), HasSubstr("neither a start"));
  EXPECT_THAT(read("2025-05-24T16:00Z/2025-05-24T08:00Z"), HasSubstr("before the start"));
  EXPECT_THAT(read("../2025-05-24 ET"), HasSubstr("must have a start"));
  EXPECT_THAT(read("2025-05-24Z/2025-05-25Z/2025-05-26Z"), HasSubstr("more than one slash"));
  EXPECT_THAT(read("2025-05-24 08:00 ET/09:00 ET"), HasSubstr("not the same time"));
  EXPECT_THAT(read("2025-05-24T08:00Z/2025-13-01T00:00Z"), HasSubstr("invalid month 13"));
  EXPECT_THAT(read("2025-05-24T08:00/2025-05-24T09:00"), HasSubstr("zone is missing"));
  EXPECT_THAT(read("01/02/2025"), HasSubstr("could be the month"));
}

TEST(ParseSpan, places_count_from_the_start_of_the_whole_text) {
  try {
    (void)parse_span("2025-05-24T08:00Z/2025-05-24T25:00Z", {});
    FAIL();
  } catch (const TimeError& error) {
    EXPECT_EQ(error.position(), 29U);
  }
}

}  // namespace
}  // namespace outagedb
