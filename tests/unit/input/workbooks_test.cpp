#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "input/workbooks/serial_time.hpp"
#include "input/workbooks/workbook.hpp"

namespace outagedb {
namespace {

TEST(NumberFormats, AreTimesByTheirPlaceholders) {
  for (const char* code : {"d-mmm-yyyy", "m/d/yyyy", "dd.mm.yyyy hh:mm", "[$-409]h:mm AM/PM",
                           "mmm-yy", R"(yyyy\-mm\-dd\Thh:mm)", "mm:ss.0"})
    EXPECT_EQ(meaning_of_format(std::string_view(code)), NumberMeaning::time) << code;
  for (const char* code : {"[h]:mm", "[hh]:mm:ss", "[mm]:ss", "[s]"})
    EXPECT_EQ(meaning_of_format(std::string_view(code)), NumberMeaning::elapsed) << code;
  for (const char* code : {"General", "0.00", R"(#,##0\ "days")", "[Red]0;[Blue]-0", "0.00E+00",
                           R"x(_("$"* #,##0_))x", "@", "", R"("d"0)", "0%"})
    EXPECT_EQ(meaning_of_format(std::string_view(code)), NumberMeaning::number) << code;
  EXPECT_EQ(meaning_of_format(14U), NumberMeaning::time);
  EXPECT_EQ(meaning_of_format(22U), NumberMeaning::time);
  EXPECT_EQ(meaning_of_format(46U), NumberMeaning::elapsed);
  EXPECT_EQ(meaning_of_format(0U), NumberMeaning::number);
  EXPECT_EQ(meaning_of_format(49U), NumberMeaning::number);
}

TEST(NumberFormats, GiveDatesToTheSecond) {
  const auto text = [](const char* number, NumberMeaning meaning = NumberMeaning::time,
                       bool from_1904 = false) {
    return text_of_number(number, meaning, from_1904);
  };
  EXPECT_EQ(text("45670"), "2025-01-13");
  EXPECT_EQ(text("45670.7645833333"), "2025-01-13 18:21");
  EXPECT_EQ(text("45670.804166666669"), "2025-01-13 19:18");
  EXPECT_EQ(text("45670.99999999999"), "2025-01-14");
  EXPECT_EQ(text("45670.0000115740741"), "2025-01-13 00:00:01");
  EXPECT_EQ(text("0.5"), "12:00");
  EXPECT_EQ(text("1"), "1900-01-01");
  EXPECT_EQ(text("59"), "1900-02-28");
  EXPECT_EQ(text("61"), "1900-03-01");
  EXPECT_EQ(text("25569"), "1970-01-01");
  EXPECT_EQ(text("2958465"), "9999-12-31");
  EXPECT_EQ(text("44208", NumberMeaning::time, true), "2025-01-13");
  EXPECT_EQ(text("1.0868055555555556", NumberMeaning::elapsed), "26:05:00");
}

TEST(NumberFormats, LeaveOtherNumbers) {
  EXPECT_EQ(text_of_number("4.0", NumberMeaning::number, false), "4");
  EXPECT_EQ(text_of_number("1.748E+12", NumberMeaning::number, false), "1748000000000");
  EXPECT_EQ(text_of_number("0.25", NumberMeaning::number, false), "0.25");
  EXPECT_EQ(text_of_number("-1", NumberMeaning::time, false), "-1");
  EXPECT_EQ(text_of_number("2958466", NumberMeaning::time, false), "2958466");
  EXPECT_EQ(text_of_number("1e300", NumberMeaning::elapsed, false), "1e+300");
  EXPECT_EQ(text_of_number("soon", NumberMeaning::time, false), "soon");
}

TEST(SheetCsv, KeepsRowsAtTheirLinesAndCellsInTheirColumns) {
  SheetCsv csv;
  csv.add_row(0, {{0, "a, \"b\""}, {2, "c\nd"}});
  csv.add_row(3, {{1, "e"}});
  EXPECT_EQ(csv.text(), "\"a, \"\"b\"\"\",,\"c d\"\n\n\n,e,\n");
}

TEST(SheetCsv, RepeatsMergedCellsBelow) {
  SheetCsv csv;
  csv.add_row(0, {{0, "Billing", 3}, {1, "1"}});
  csv.add_row(1, {{1, "2"}});
  csv.add_row(2, {{0, ""}, {1, "3"}});
  csv.add_row(3, {{1, "4"}});
  EXPECT_EQ(csv.text(), "Billing,1\nBilling,2\nBilling,3\n,4\n");
}

}  // namespace
}  // namespace outagedb
