#include "time/zones/zone.hpp"

#include <date/tz.h>
#include <gmock/gmock.h>

#include "base/error.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

using ::testing::HasSubstr;

TEST(Zone, knows_its_many_names) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"America/New_York", "America/New_York"},
      {"america/new_york", "America/New_York"},
      {"ET", "America/New_York"},
      {" et ", "America/New_York"},
      {"EST", "America/New_York"},
      {"US Eastern", "America/New_York"},
      {"Eastern Time", "America/New_York"},
      {"New York", "America/New_York"},
      {"شرق الولايات المتحدة", "America/New_York"},
      {"توقيت شرق الولايات المتحدة", "America/New_York"},
      {"CT", "America/Chicago"},
      {"PDT", "America/Los_Angeles"},
      {"US/Pacific", "US/Pacific"},
      {"Riyadh", "Asia/Riyadh"},
      {"KSA", "Asia/Riyadh"},
      {"Saudi Arabia", "Asia/Riyadh"},
      {"بتوقيت الرياض", "Asia/Riyadh"},
      {"توقيت مكة المكرمة", "Asia/Riyadh"},
      {"غرينتش", "Etc/UTC"},
      {"GMT", "Etc/UTC"},
      {"UTC", "Etc/UTC"},
      {"Z", "Etc/UTC"},
      {"UK", "Europe/London"},
      {"BST", "Europe/London"},
      {"CET", "CET"},
      {"EET", "EET"},
      {"SAST", "Africa/Johannesburg"},
      {"Cairo", "Africa/Cairo"},
      {"القاهرة", "Africa/Cairo"},
      {"Kathmandu", "Asia/Kathmandu"},
      {"+03:00", "Etc/GMT-3"},
      {"UTC+3", "Etc/GMT-3"},
      {"GMT-0400", "Etc/GMT+4"},
      {"Etc/GMT+4", "Etc/GMT+4"},
      {"UTC+0", "Etc/UTC"},
  };
  for (const auto& [text, name] : cases) EXPECT_EQ(Zone::named(text).name(), name) << text;
}

// They are found without the index of all names, which holds them too.
TEST(Zone, an_exact_name_and_its_other_spellings_are_the_same_zone) {
  for (const date::time_zone& zone : date::get_tzdb().zones) {
    if (zone.name().find('/') == std::string::npos) continue;
    EXPECT_EQ(Zone::named(zone.name()).name(), Zone::named(" " + zone.name()).name());
  }
}

std::string hint_of(std::string_view name) {
  try {
    return Zone::named(name).name();
  } catch (const Error& error) {
    return error.hint();
  }
}

TEST(Zone, refuses_labels_that_mean_several) {
  for (const auto* label : {"AST", "IST", "CST", "ast", "MST", "AEST", "ACST", "عمان"}) {
    EXPECT_THROW((void)Zone::named(label), Error) << label;
  }
  EXPECT_THAT(hint_of("AST"), HasSubstr("--zone-label AST=Asia/Riyadh"));
  EXPECT_THAT(hint_of("IST"), HasSubstr("Asia/Jerusalem"));
}

TEST(Zone, refuses_unknown_names) {
  for (const auto* name :
       {"", "Mars", "America/Atlantis", "localtime", "Factory", "+05:30", "+99", "UTC+", "South"}) {
    EXPECT_THROW((void)Zone::named(name), Error) << name;
  }
  EXPECT_THAT(hint_of("Mars"), HasSubstr("America/New_York"));
}

TEST(Zone, tells_which_package_has_the_zones) {
  EXPECT_THAT(hint_of("Europe/Newtown"), HasSubstr("package tzdata"));
}

TEST(Zone, is_the_same_by_any_name) {
  EXPECT_EQ(Zone::named("ET"), Zone::named("America/New_York"));
  EXPECT_NE(Zone::named("ET"), Zone::named("CT"));
  EXPECT_EQ(Zone::utc(), Zone::named("GMT"));
}

TEST(Zone, has_a_short_label) {
  const std::pair<std::string_view, std::string_view> cases[] = {{"America/New_York", "ET"},
                                                                 {"Asia/Riyadh", "Riyadh"},
                                                                 {"Etc/UTC", "UTC"},
                                                                 {"Europe/London", "UK"},
                                                                 {"Asia/Kathmandu", "Kathmandu"},
                                                                 {"America/St_Johns", "St Johns"},
                                                                 {"CET", "CET"},
                                                                 {"Australia/Adelaide", "Adelaide"},
                                                                 {"Etc/GMT-3", "Etc/GMT-3"}};
  for (const auto& [name, label] : cases) EXPECT_EQ(Zone::named(name).label(), label) << name;
}

TEST(Zone, lists_are_read_in_order) {
  EXPECT_EQ(zones_of("ET,Riyadh"), default_zones());
  EXPECT_EQ(zones_of(" UTC "), std::vector{Zone::utc()});
  EXPECT_THROW((void)zones_of(""), Error);
  EXPECT_THROW((void)zones_of("ET,Mars"), Error);
}

TEST(Zone, offsets_follow_the_season) {
  const Zone zone = Zone::named("ET");
  EXPECT_EQ(zone.offset_at(*parse_rfc3339("2025-07-01T00:00:00Z")), -4 * 3600);
  EXPECT_EQ(zone.offset_at(*parse_rfc3339("2025-01-01T00:00:00Z")), -5 * 3600);
  EXPECT_EQ(Zone::named("Asia/Kathmandu").offset_at(0), 5 * 3600 + 1800);
  EXPECT_EQ(Zone::named("Asia/Kathmandu").offset_at(1748091060), 5 * 3600 + 2700);
}

// The library reads no rule beyond a zone file's last transition and would answer with winter time.
TEST(Zone, never_answers_wrongly_after_2037) {
  const Instant summer_of_2040 = *parse_rfc3339("2040-07-01T00:00:00Z");
  EXPECT_THROW((void)Zone::named("ET").offset_at(summer_of_2040), Error);
  EXPECT_EQ(Zone::named("ET").offset_at(*parse_rfc3339("2037-07-01T00:00:00Z")), -4 * 3600);
  EXPECT_EQ(Zone::named("Riyadh").offset_at(summer_of_2040), 3 * 3600);
  EXPECT_EQ(Zone::utc().offset_at(summer_of_2040), 0);
}

TEST(Zone, tells_the_version_of_the_tz_database) {
  EXPECT_THAT(tz_version(), ::testing::MatchesRegex("20[0-9][0-9][a-z]+"));
}

}  // namespace
}  // namespace outagedb
