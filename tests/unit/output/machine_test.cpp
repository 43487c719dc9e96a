#include <gmock/gmock.h>

#include "tables.hpp"

namespace outagedb {
namespace {

Table everything() {
  return {{{"name", Unit::text, ""},
           {"at", Unit::time, ""},
           {"gap_s", Unit::seconds, ""},
           {"share", Unit::share, ""},
           {"n", Unit::count, ""}},
          {{Value{"X"}, Value{1748091060}, Value{90}, Value{0.1}, Value{25800}},
           {Value{"Y"}, Value{}, Value{}, Value{}, Value{}}}};
}

TEST(Csv, GivesEveryColumnAsItIs) {
  EXPECT_EQ(written("csv", everything(), {default_zones(), true}),
            "name,at,gap_s,share,n\n"
            "X,2025-05-24T12:51:00Z,90,0.1,25800\n"
            "Y,,,,\n");
}

TEST(Csv, KeepsBothBounds) {
  EXPECT_EQ(written("csv", outages()),
            "platform,started_min,started_max,duration_min_s,duration_max_s,user_reports\n"
            "X,2025-05-24T12:51:00Z,2025-05-24T12:51:00Z,2700,2700,25800\n"
            "Slack,,,3600,,\n");
}

TEST(Tsv, GivesEveryColumnAsItIs) {
  EXPECT_EQ(written("tsv", everything()),
            "name\tat\tgap_s\tshare\tn\n"
            "X\t2025-05-24T12:51:00Z\t90\t0.1\t25800\n"
            "Y\t\t\t\t\n");
}

TEST(SeparatedValues, HaveNoCellThatASpreadsheetRuns) {
  const auto cell = [](const char* format, const std::string& text) {
    const std::string all = written(format, Table{{{"x", Unit::text, ""}}, {{Value{text}}}});
    return all.substr(2, all.size() - 3);
  };
  for (const char* text : {"=1+1", "+1", "-1", "@SUM(1)", "＝1+1", "＋1", "－1", "＠A1", " =1+1"}) {
    EXPECT_EQ(cell("csv", text), std::string("'") + text);
    EXPECT_EQ(cell("tsv", text), std::string("'") + text);
  }
  EXPECT_EQ(cell("csv", "\n=1"), "\"'\n=1\"");
  EXPECT_EQ(cell("csv", "\r=1"), "\"'\r=1\"");
  EXPECT_EQ(cell("csv", "\t=1"), "'\t=1");
  EXPECT_EQ(cell("tsv", "\n=1"), "'\\n=1");
  EXPECT_EQ(cell("tsv", "\"=1+1\""), "'\"=1+1\"");
  EXPECT_EQ(cell("csv", "\"=1+1\""), "\"\"\"=1+1\"\"\"");
  for (const char* text : {"=", ">=", "~", "a=1", "", " "}) EXPECT_EQ(cell("csv", text), text);
}

TEST(SeparatedValues, AreUtf8) {
  EXPECT_EQ(written("csv", Table{{{"x", Unit::text, ""}}, {{Value{"n\xff.jsonl"}}}}),
            "x\nn\uFFFD.jsonl\n");
}

TEST(Json, IsAnArrayWithOneRowALine) {
  EXPECT_EQ(
      written("json", everything()),
      "[\n"
      "  {\"name\":\"X\",\"at\":\"2025-05-24T12:51:00Z\",\"gap_s\":90,\"share\":0.1,\"n\":25800},\n"
      "  {\"name\":\"Y\",\"at\":null,\"gap_s\":null,\"share\":null,\"n\":null}\n"
      "]\n");
}

TEST(Jsonl, IsOneObjectALine) {
  EXPECT_EQ(
      written("jsonl", everything()),
      "{\"name\":\"X\",\"at\":\"2025-05-24T12:51:00Z\",\"gap_s\":90,\"share\":0.1,\"n\":25800}\n"
      "{\"name\":\"Y\",\"at\":null,\"gap_s\":null,\"share\":null,\"n\":null}\n");
}

TEST(MachineWriters, StayReadableWithoutRows) {
  const Table empty = {{{"a", Unit::text, ""}, {"b", Unit::text, ""}}, {}};
  EXPECT_EQ(written("csv", empty), "a,b\n");
  EXPECT_EQ(written("tsv", empty), "a\tb\n");
  EXPECT_EQ(written("json", empty), "[]\n");
  EXPECT_EQ(written("jsonl", empty), "");
}

}  // namespace
}  // namespace outagedb
