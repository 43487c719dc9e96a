#include "input/records/count_text.hpp"

#include <gtest/gtest.h>

#include "input/records/fields.hpp"

namespace outagedb {
namespace {

struct Case {
  const char* text;
  std::int64_t count;
  const char* relation;
  const char* at;
};

class CountTexts : public testing::TestWithParam<Case> {};

TEST_P(CountTexts, Read) {
  const auto read = count_text("count", GetParam().text);
  EXPECT_EQ(read.count, GetParam().count);
  EXPECT_EQ(read.relation, GetParam().relation);
  EXPECT_EQ(read.at, GetParam().at);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, CountTexts,
    testing::Values(Case{"25800", 25800, "", ""}, Case{"0", 0, "", ""},
                    Case{"25,800", 25800, "", ""}, Case{"1,234,567", 1234567, "", ""},
                    Case{"70000.0", 70000, "", ""}, Case{"70000.000", 70000, "", ""},
                    Case{"0.0", 0, "", ""}, Case{"70,000.00", 70000, "", ""},
                    Case{"~7e4", 70000, "~", ""}, Case{"1.2E+06", 1200000, "", ""},
                    Case{"٧٠٠٠٠٫٠", 70000, "", ""}, Case{">10000", 10000, ">=", ""},
                    Case{">= 10,000", 10000, ">=", ""}, Case{"≥10000", 10000, ">=", ""},
                    Case{"<650", 650, "<=", ""}, Case{"<=650", 650, "<=", ""},
                    Case{"~24000", 24000, "~", ""}, Case{"=5", 5, "=", ""},
                    Case{"٢٥٬٨٠٠", 25800, "", ""}, Case{"۶۵۰", 650, "", ""},
                    Case{"25800 at 2025-05-24 08:51 ET", 25800, "", "2025-05-24 08:51 ET"}));

class CountTextsRefused : public testing::TestWithParam<const char*> {};

TEST_P(CountTextsRefused, WithHint) {
  try {
    (void)count_text("count", GetParam());
    FAIL() << GetParam();
  } catch (const RecordError& error) {
    EXPECT_NE(error.hint(), "");
  }
}

INSTANTIATE_TEST_SUITE_P(Forms, CountTextsRefused,
                         testing::Values("", "many", "-5", "2,58", ",580", "1,2345", "1234,567",
                                         "25.800", "25.000", "25.5", "25.", "1.5e0", "1e99",
                                         "25 800", "10k", ">", "5 at ", "99999999999999999999"));

}  // namespace
}  // namespace outagedb
