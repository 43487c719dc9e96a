#include "time/region_labels.hpp"

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
