#include "input/tables/kept_options.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace outagedb {
namespace {

ReadOptions all() {
  ReadOptions options;
  options.platform = " X \"1\" ";
  options.source = "a\nb\x01";
  options.time.zone = Zone::named("ET");
  options.time.labels = {{"AST", "Asia/Riyadh"}};
  options.time.shift_gaps = true;
  options.time.dates = DateOrder::month_first;
  options.table.columns = {{"title", "what: \"it\""}, {"started", "begin"}};
  options.table.constants = {{"platform", "عطل"}};
  options.table.values = {{"kind", {{"down", "outage"}, {"#", "notice"}}}};
  options.table.missing = {"-", "", "\\"};
  options.table.numbers = TableMapping::Numbers::milliseconds;
  options.table.separator = '\t';
  return options;
}

TEST(KeptOptions, AreReadAsTheyWere) {
  const std::string text = options_to_keep(all());
  const ReadOptions read = kept_options(text, {});
  EXPECT_EQ(options_to_keep(read), text);
  EXPECT_EQ(read.platform, all().platform);
  EXPECT_EQ(read.source, all().source);
  EXPECT_EQ(read.time.zone, all().time.zone);
  EXPECT_EQ(read.time.labels, all().time.labels);
  EXPECT_TRUE(read.time.shift_gaps);
  EXPECT_EQ(read.time.dates, DateOrder::month_first);
  EXPECT_EQ(read.table.constants, all().table.constants);
  EXPECT_EQ(read.table.values, all().table.values);
  EXPECT_EQ(read.table.missing, all().table.missing);
  EXPECT_EQ(read.table.numbers, all().table.numbers);
  EXPECT_EQ(read.table.separator, '\t');
  ASSERT_EQ(read.table.columns.size(), 2);
  EXPECT_EQ(read.table.columns[1].column, "what: \"it\"");
}

TEST(KeptOptions, NothingSaidIsAnEmptyObject) {
  EXPECT_EQ(options_to_keep({}), "{}");
  EXPECT_EQ(options_to_keep(kept_options("{}", {})), "{}");
}

// Neither says what a record means: one says when it was said, the other only refuses.
TEST(KeptOptions, NotTheTimeOfRetrievalAndNotWhatOnlyRefuses) {
  ReadOptions options;
  options.observed_at = 1;
  options.time.strict_zones = true;
  EXPECT_EQ(options_to_keep(options), "{}");
}

TEST(KeptOptions, TheOrderOfColumnsIsNoOtherMapping) {
  ReadOptions turned = all();
  std::swap(turned.table.columns[0], turned.table.columns[1]);
  EXPECT_EQ(options_to_keep(turned), options_to_keep(all()));
}

TEST(KeptOptions, WhatIsGivenNowGoesBefore) {
  ReadOptions now;
  now.platform = "Y";
  now.time.zone = Zone::utc();
  now.time.labels = {{"AST", "America/Halifax"}};
  now.table.columns = {{"platform", "where"}};
  now.table.constants = {{"started", "2025"}};
  now.table.values = {{"kind", {{"down", "degradation"}}}};
  now.table.separator = ';';
  const ReadOptions read = kept_options(options_to_keep(all()), now);
  EXPECT_EQ(read.platform, "Y");
  EXPECT_EQ(read.source, all().source);
  EXPECT_EQ(read.time.zone, Zone::utc());
  EXPECT_EQ(read.time.labels.at("AST"), "America/Halifax");
  EXPECT_EQ(read.table.constants, now.table.constants);
  EXPECT_EQ(read.table.values.at("kind").at("down"), "degradation");
  EXPECT_EQ(read.table.values.at("kind").at("#"), "notice");
  EXPECT_EQ(read.table.separator, ';');
  EXPECT_EQ(options_to_keep(read).find("begin"), std::string::npos);
}

}  // namespace
}  // namespace outagedb
