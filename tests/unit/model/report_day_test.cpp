#include "model/report_day.hpp"

#include <gmock/gmock.h>

#include <random>

#include "base/error.hpp"

namespace outagedb {
namespace {

constexpr Instant kMidnight = 1'736'467'200;  // 2025-01-10T00:00:00Z

Buckets at(std::initializer_list<std::pair<Seconds, std::int64_t>> counts, std::int64_t batch = 1) {
  Buckets buckets;
  for (const auto& [offset, count] : counts) buckets.push_back({kMidnight + offset, count, batch});
  return buckets;
}

TEST(ReportDay, SumsAndListsTheBucketsOfADay) {
  Buckets buckets = at({{36000, 4}, {36900, 9}, {38700, 9}});
  buckets.back().batch = 3;
  const ReportDay day = pack_day(buckets);
  EXPECT_EQ(day.offset, 36000);
  EXPECT_EQ(day.step, 900);
  EXPECT_EQ(day.buckets, 3);
  EXPECT_EQ(day.total, 22);
  EXPECT_EQ(day.peak, 9);
  EXPECT_EQ(day.peak_at, kMidnight + 36900) << "the earliest that holds it";
  EXPECT_EQ(day.counts, "[4,9,null,9]");
  EXPECT_EQ(day.batches, "[[1,2],[3,1]]");
}

TEST(ReportDay, BatchesAreListedByRuns) {
  const auto listed = [](const std::vector<std::int64_t>& batches) {
    Buckets buckets;
    for (std::size_t i = 0; i < batches.size(); ++i)
      buckets.push_back({kMidnight + static_cast<Seconds>(i) * 60, 1, batches[i]});
    return pack_day(buckets).batches;
  };
  EXPECT_EQ(listed({4}), "[[4,1]]");
  EXPECT_EQ(listed({4, 4, 4, 9}), "[[4,3],[9,1]]");
  EXPECT_EQ(listed({4, 5}), "[[4,1],[5,1]]");
  EXPECT_EQ(listed({4, 7, 10, 13, 13}), "[[4,4,3],[13,1]]");
  EXPECT_EQ(listed({9, 4, 5, 6, 0, 0}), "[[9,1],[4,3,1],[0,2]]");
  EXPECT_EQ(listed({3, 2, 1}), "[[3,1],[2,1],[1,1]]");
}

TEST(ReportDay, ADayHasOneFormWhateverItsBuckets) {
  EXPECT_EQ(pack_day(at({{0, 0}})).counts, "[0]");
  EXPECT_EQ(pack_day(at({{0, 0}})).step, 0);
  EXPECT_EQ(pack_day(at({{86399, 1'000'000'000'000}})).counts, "[1000000000000]");
  // Half of the elements hold a count, and fewer.
  EXPECT_EQ(pack_day(at({{0, 1}, {900, 2}, {2700, 3}})).counts, "[1,2,null,3]");
  EXPECT_EQ(pack_day(at({{0, 1}, {60, 2}, {86340, 3}})).counts, R"({"0":1,"1":2,"1439":3})");
  // A series that changes the length of its buckets, and times on no grid.
  EXPECT_EQ(pack_day(at({{0, 1}, {3600, 2}, {7200, 3}, {7500, 4}})).step, 300);
  EXPECT_EQ(pack_day(at({{7, 1}, {18, 2}, {86398, 3}})).step, 1);
}

TEST(ReportDay, WhatIsPackedIsUnpacked) {
  std::mt19937 random(5);
  for (int round = 0; round < 70; ++round) {
    const auto up_to = [&](std::int64_t most) {
      return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    const Seconds step = std::array{1, 60, 300, 700, 900, 3600, 43200}.at(round % 7);
    const Instant day = round % 2 == 0 ? kMidnight : -kDayLength * up_to(1000);
    Buckets buckets;
    for (Seconds offset = up_to(step - 1); offset < kDayLength;
         offset += step * (1 + up_to(round % 5)))
      buckets.push_back({day + offset, up_to(100), up_to(2)});
    const ReportDay packed = pack_day(buckets);
    Buckets unpacked;
    unpack_counts(day + packed.offset, packed.step, packed.counts, unpacked);
    unpack_batches(packed.batches, unpacked);
    ASSERT_EQ(unpacked, buckets) << packed.counts;
    ASSERT_EQ(pack_day(unpacked), packed);
  }
}

TEST(ReportDay, AListThatIsNoneIsRefused) {
  Buckets into;
  for (const char* counts :
       {"", "[", "[]", "[1", "[1,]", "[1] ", "[ 1]", "[-1]", "[1.5]", "[1,2]x", "{}", R"({"0":1)",
        R"({"1":1,"0":2})", R"({"0":1,"0":2})", R"({"a":1})", R"({"86400":1})",
        "[99999999999999999999]", "null", "[\"1\"]"}) {
    EXPECT_THROW(unpack_counts(kMidnight, 900, counts, into), Error) << counts;
  }
  EXPECT_THROW(unpack_counts(kMidnight + 86000, 900, "[1,2]", into), Error) << "leaves the day";
  EXPECT_THROW(unpack_counts(kMidnight, 0, "[1,2]", into), Error) << "two at one instant";
  EXPECT_THROW(unpack_counts(kMidnight, -900, "[1,2]", into), Error);
  unpack_counts(kMidnight, 900, "[1,2]", into);
  for (const char* batches : {"", "[]", "[[1]]", "[[1,1]]", "[[1,3]]", "[[1,2],]", "[[1,2]]]",
                              "[[1,2,1,1]]", "[[1,3,1]]"})
    EXPECT_THROW(unpack_batches(batches, into), Error) << batches;
}

}  // namespace
}  // namespace outagedb
