#include "cli/terminal/progress.hpp"

#include <gtest/gtest.h>

namespace outagedb::test {
namespace {

TEST(Progress, SaysHowFarHowFastAndHowLong) {
  EXPECT_EQ(progress_line("a.csv", {25'000'000, 100'000'000, 300'000, 2}, 80),
            "a.csv: 25.0 of 100.0 MB, 150,000 records/s, 6 s left");
  EXPECT_EQ(progress_line("a.csv", {1'000, 4'000'000'000, 10, 1}, 80),
            "a.csv: 0.0 of 4.0 GB, 10 records/s, 1111:06 h left");
  EXPECT_EQ(progress_line("a.csv", {1'000, 100'000, 1'234'567, 1}, 80),
            "a.csv: 1.0 of 100.0 kB, 1,234,567 records/s, 1:39 min left");
}

TEST(Progress, TellsNoRateAtFirst) {
  EXPECT_EQ(progress_line("a.csv", {25'000'000, 100'000'000, 9, 0.1}, 80),
            "a.csv: 25.0 of 100.0 MB");
}

TEST(Progress, OfWhatHasNoSizeNothingIsLeft) {
  EXPECT_EQ(progress_line("-", {25'000'000, {}, 300'000, 2}, 80), "-: 25.0 MB, 150,000 records/s");
}

TEST(Progress, FitsTheTerminalWithOrWithoutTheName) {
  const ProgressState state{1'000'000, 2'000'000, 0, 0};
  EXPECT_EQ(progress_line("long.csv", state, 23), "long.csv: 1.0 of 2.0 MB");
  EXPECT_EQ(progress_line("long.csv", state, 22), "1.0 of 2.0 MB");
  EXPECT_EQ(progress_line("long.csv", state, 8), "1.0 of 2");
}

}  // namespace
}  // namespace outagedb::test
