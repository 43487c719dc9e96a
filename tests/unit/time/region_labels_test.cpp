#include "time/grammar/region_labels.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace outagedb {
namespace {

TimeRules rules_of(const std::vector<std::string>& regions, TimeRules rules = {}) {
  return with_labels_of(std::move(rules), regions);
}

TEST(RegionLabels, ARegionSettlesWhatALabelMeans) {
  EXPECT_EQ(parse_time("2025-05-24 18:30 IST", rules_of({"IN"})).bounds.min, 1748091600);
  EXPECT_EQ(parse_time("2025-05-24 16:00 AST", rules_of({"sa"})).bounds.min, 1748091600);
  EXPECT_EQ(parse_time("2025-05-24 08:00 CST", rules_of({"US-TX"})).bounds.min, 1748091600)
      << "wall clock of Chicago";
}

TEST(RegionLabels, AreasOfACountrySettleTheirLabels) {
  const auto at = [](const char* text, const char* region) {
    return parse_time(text, rules_of({region})).bounds.min;
  };
  constexpr Instant kAtNoonUtc = 1766577600;  // 2025-12-24
  EXPECT_EQ(at("2025-12-24 22:00 AEST", "AU-QLD"), kAtNoonUtc);
  EXPECT_EQ(at("2025-12-24 23:00 AEST", "AU-NSW"), kAtNoonUtc) << "wall clock of Sydney";
  EXPECT_EQ(at("2025-12-24 21:30 ACST", "au-nt"), kAtNoonUtc);
  EXPECT_EQ(at("2025-07-24 08:00 MST", "US-AZ"), 1753369200);
  EXPECT_EQ(at("2025-07-24 14:00 CET", "DZ"), 1753362000);
  EXPECT_EQ(at("2025-07-24 08:00 EST", "PA"), 1753362000);
  EXPECT_THROW((void)at("2025-12-24 22:00 AEST", "AU"), TimeError);
  EXPECT_THROW((void)at("2025-07-24 08:00 MST", "US"), TimeError);
}

TEST(RegionLabels, RegionsThatDisagreeSettleNothing) {
  EXPECT_THROW((void)parse_time("2025-05-24 18:30 IST", rules_of({"IN", "IE"})), TimeError);
  EXPECT_THROW((void)parse_time("2025-05-24 18:30 IST", rules_of({"WW"})), TimeError);
}

TEST(RegionLabels, WhatTheUserSettledStands) {
  TimeRules rules;
  rules.labels["IST"] = "Europe/Dublin";
  EXPECT_EQ(rules_of({"IN"}, rules).labels.at("IST"), "Europe/Dublin");
}

}  // namespace
}  // namespace outagedb
