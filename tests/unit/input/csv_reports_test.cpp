#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::HasSubstr;

const std::string kHeader = "platform,region,observed_at,user_reports,bucket,source\n";

TEST(CsvReports, EveryColumn) {
  const auto sink = read_as("csv", text_of(fixtures() / "reports.csv"));
  ASSERT_EQ(sink.reports.size(), 3);
  EXPECT_TRUE(sink.rejects.empty());
  EXPECT_EQ(sink.reports[0].platform, "X");
  EXPECT_EQ(sink.reports[0].region, "US");
  EXPECT_EQ(sink.reports[0].source, "Downdetector");
  EXPECT_EQ(sink.reports[0].at, utc(2025, 5, 24, 12, 45));
  EXPECT_EQ(sink.reports[0].bucket, 900);
  EXPECT_EQ(sink.reports[0].count, 25800);
  EXPECT_EQ(sink.reports[2].region, "WW");
  EXPECT_EQ(sink.reports[2].source, "unnamed");
  EXPECT_EQ(sink.reports[2].at, utc(2025, 5, 24, 13));
  EXPECT_EQ(sink.reports[2].bucket, 900);
  EXPECT_EQ(sink.lines, (std::vector<std::uint64_t>{2, 3, 4}));
}

TEST(CsvReports, FewColumnsInAnyOrderAndCase) {
  ReadOptions options;
  options.platform = "Slack";
  options.source = "Our probe";
  const auto sink = read_as("csv", "Reports,Observed_At\n7,2025-05-24T12:00:00Z\n", options);
  ASSERT_EQ(sink.reports.size(), 1);
  EXPECT_EQ(sink.reports[0].platform, "Slack");
  EXPECT_EQ(sink.reports[0].source, "Our probe");
  EXPECT_EQ(sink.reports[0].bucket, std::nullopt);
  EXPECT_EQ(sink.reports[0].count, 7);
}

TEST(CsvReports, ZoneOfTheRowAndOfTheOptions) {
  ReadOptions options;
  options.time.zone = Zone::named("Asia/Riyadh");
  const auto sink = read_as(
      "csv",
      "platform,observed_at,user_reports,zone\nX,2025-05-24 16:00,1,\nX,2025-05-24 09:00,1,ET\n",
      options);
  ASSERT_EQ(sink.reports.size(), 2);
  EXPECT_EQ(sink.reports[0].at, utc(2025, 5, 24, 13));
  EXPECT_EQ(sink.reports[1].at, utc(2025, 5, 24, 13));
}

TEST(CsvReports, ArabicTextAndDigits) {
  const auto sink =
      read_as("csv", kHeader + "إكس,SA,٢٠٢٥-٠٥-٢٤ ١٥:٥٥ توقيت الرياض,٤٧١,,داون ديتكتور\n");
  ASSERT_EQ(sink.reports.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  EXPECT_EQ(sink.reports[0].platform, "إكس");
  EXPECT_EQ(sink.reports[0].at, utc(2025, 5, 24, 12, 55));
  EXPECT_EQ(sink.reports[0].count, 471);
}

TEST(CsvReports, UnknownColumnIsToldOnce) {
  const auto sink = read_as("csv",
                            "platform,observed_at,user_reports,mood\nX,2025-05-24T12:00:00Z,1,bad\n"
                            "X,2025-05-24T13:00:00Z,2,worse\n");
  EXPECT_EQ(sink.reports.size(), 2);
  EXPECT_EQ(sink.warnings, (std::vector<std::string>{"unknown column 'mood'; ignored"}));
}

struct Refused {
  const char* row;
  const char* reason;
  const char* hint;
};

class CsvReportsRefused : public testing::TestWithParam<Refused> {};

TEST_P(CsvReportsRefused, WithLineReasonAndHint) {
  ReadOptions options;
  options.now = utc(2025, 6, 1);
  const auto sink =
      read_as("csv", kHeader + GetParam().row + "\nX,US,2025-05-24T12:00:00Z,1,,\n", options);
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 2);
  EXPECT_EQ(sink.rejects[0].offset, kHeader.size());
  EXPECT_EQ(sink.rejects[0].record, GetParam().row);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr(GetParam().reason));
  EXPECT_THAT(sink.rejects[0].hint, HasSubstr(GetParam().hint));
  EXPECT_EQ(sink.reports.size(), 1);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, CsvReportsRefused,
    testing::Values(
        Refused{",US,2025-05-24T12:00:00Z,1,,", "platform", "--platform"},
        Refused{"X,US,,1,,", "observed_at: missing", ""},
        Refused{"X,US,2025-05-24 ET,1,,", "observed_at: '2025-05-24 ET' is not exact", "offset"},
        Refused{"X,US,2025-05-24 09:00,1,,", "observed_at: ", ""},
        Refused{"X,US,yesterdayish,1,,", "observed_at: ", ""},
        Refused{"X,US,2025-06-24T12:00:00Z,1,,", "is in the future", "year"},
        Refused{"X,US,2025-05-24T12:00:00Z,,,", "user_reports: missing", "omit the row"},
        Refused{"X,US,2025-05-24T12:00:00Z,-5,,", "is negative", "0 or more"},
        Refused{"X,US,2025-05-24T12:00:00Z,\"25,800\",,", "not a whole number",
                "without separators"},
        Refused{"X,US,2025-05-24T12:00:00Z,25.800,,", "not a whole number", "without separators"},
        Refused{"X,US,2025-05-24T12:00:00Z,many,,", "not a whole number", "digits only"},
        Refused{"X,US,2025-05-24T12:00:00Z,99999999999999999999,,", "is too large", "trillion"},
        Refused{"X,US,2025-05-24T12:00:00Z,1000000000001,,", "is too large", "trillion"},
        Refused{"X,US,2025-05-24T12:00:00Z,1,soon,", "bucket: ", ""},
        Refused{"X,US,2025-05-24T12:00:00Z,1,>15m,", "bucket: ", "15m"},
        Refused{"X,US,2025-05-24T12:00:00Z,1,,,,", "the row has 8 fields, but the header has 6",
                "quote"},
        Refused{"X,US,2025-05-24T12:00:00Z", "the row has 3 fields, but the header has 6",
                "commas"},
        Refused{"X,\"US,2025-05-24T12:00:00Z,1,,", "unterminated", "1 MiB"}));

TEST(CsvReports, TimeThatCannotBeReadIsShownWithACaret) {
  const auto sink = read_as("csv", kHeader + "X,US,2025-13-24 09:00 ET,1,,\n");
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("\n"));
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("^"));
}

TEST(CsvReports, HeaderThatCannotBeRead) {
  const auto reason = [](const std::string& text) {
    const auto sink = read_as("csv", text);
    return sink.rejects.size() == 1 && sink.rejects[0].line == 1 ? sink.rejects[0].reason : "?";
  };
  EXPECT_EQ(reason("platform,user_reports,reports\n"), "the header names a column twice");
  EXPECT_EQ(reason("observed_at,user_reports\n"), "the header has no column 'platform'");
  EXPECT_EQ(reason("platform,user_reports\n"), "the header lacks required columns");
  EXPECT_EQ(reason("platform,height\n"), "the header lacks required columns");
  EXPECT_EQ(reason("\"platform\n"), "unterminated quoted text");
}

TEST(CsvReports, EmptyInputAndEmptyRows) {
  EXPECT_TRUE(read_as("csv", "").rejects.empty());
  const auto sink = read_as("csv", kHeader + ",,,,,\n\n");
  EXPECT_TRUE(sink.rejects.empty());
  EXPECT_TRUE(sink.reports.empty());
}

TEST(CsvReports, InvalidUtf8IsRepairedAndTold) {
  const auto sink = read_as("csv", kHeader + "X\xFF,US,2025-05-24T12:00:00Z,1,,\n");
  ASSERT_EQ(sink.reports.size(), 1);
  EXPECT_EQ(sink.reports[0].platform, "X\xEF\xBF\xBD");
  EXPECT_EQ(sink.warnings.size(), 1);
}

}  // namespace
}  // namespace outagedb::test
