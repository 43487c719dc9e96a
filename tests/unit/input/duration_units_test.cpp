#include "input/tables/duration_units.hpp"

#include <gtest/gtest.h>

namespace outagedb {
namespace {

TEST(DurationUnits, AreFoundInHeadings) {
  EXPECT_EQ(unit_of_heading("Duration (mins.)"), "min");
  EXPECT_EQ(unit_of_heading("duration_h"), "h");
  EXPECT_EQ(unit_of_heading("Outage Duration in Hours"), "h");
  EXPECT_EQ(unit_of_heading("Downtime [s]"), "s");
  EXPECT_EQ(unit_of_heading("المدة (دقيقة)"), "min");
  EXPECT_EQ(unit_of_heading("Duration (h:mm)"), "hh:mm");
  EXPECT_EQ(unit_of_heading("Duration"), "");
  EXPECT_EQ(unit_of_heading(""), "");
}

TEST(DurationUnits, AreCutFromHeadings) {
  EXPECT_EQ(without_unit("outage duration in hours"), "outage duration");
  EXPECT_EQ(without_unit("duration"), "duration");
  EXPECT_EQ(without_unit("min"), "min");
}

TEST(DurationUnits, CompleteBareNumbers) {
  EXPECT_EQ(with_unit("90", "min"), "90 min");
  EXPECT_EQ(with_unit(" 1,5 ", "h"), "1.5 h");
  EXPECT_EQ(with_unit("٩٠", "min"), "90 min");
  EXPECT_EQ(with_unit("0.08333333333", "h"), "0.083333 h");
  EXPECT_EQ(with_unit("1,234,567.5", "s"), "1234567.5 s");
  EXPECT_EQ(with_unit("1250", "ms"), "1.250 s");
  EXPECT_EQ(with_unit("1:30", "hh:mm"), "1h 30m");
  EXPECT_EQ(with_unit("1:30", "mm:ss"), "1m 30s");
}

TEST(DurationUnits, LeaveOtherTexts) {
  for (const char* text :
       {"2 h", "PT5M", "abc", "", "-5", "1,500", ".", ",", "1.", "1.2.3", "1:30"})
    EXPECT_EQ(with_unit(text, "min"), text);
  EXPECT_EQ(with_unit("90", "hh:mm"), "90");
  EXPECT_EQ(with_unit("1:3", "hh:mm"), "1:3");
}

}  // namespace
}  // namespace outagedb
