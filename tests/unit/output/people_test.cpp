#include <gmock/gmock.h>

#include "base/error.hpp"
#include "output/tables/cells.hpp"
#include "report/messages/numbers.hpp"
#include "tables.hpp"

namespace outagedb {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> headings(const Table& table, const std::vector<Zone>& zones) {
  std::vector<std::string> texts;
  for (const auto& heading : render_cells(table, zones).headings) texts.push_back(heading.text);
  return texts;
}

std::string cell(Unit unit, const Value& value) {
  return render_cells({{{"x", unit, ""}}, {{value}}}, {}).rows.at(0).at(0);
}

TEST(Cells, BoundsBecomeOneColumnForEachZone) {
  EXPECT_THAT(headings(outages(), default_zones()),
              ElementsAre("platform", "started ET", "started Riyadh", "duration", "user reports"));
  const auto rows = render_cells(outages(), default_zones()).rows;
  EXPECT_THAT(rows[0], ElementsAre("X", "2025-05-24 08:51", "2025-05-24 15:51", "45m", "25,800"));
  EXPECT_THAT(rows[1], ElementsAre("Slack", "", "", ">=1h", ""));
}

TEST(Cells, OneZoneNeedsNoName) {
  EXPECT_THAT(headings(outages(), {Zone::named("ET")}),
              ElementsAre("platform", "started", "duration", "user reports"));
}

TEST(Cells, TimesWithoutBoundsAndWithoutZones) {
  const Table table = {{{"first_at", Unit::time, ""}, {"gap_s", Unit::seconds, ""}},
                       {{Value{1748091060}, Value{90.4}}}};
  EXPECT_THAT(headings(table, {}), ElementsAre("first at", "gap"));
  EXPECT_THAT(render_cells(table, {}).rows[0], ElementsAre("2025-05-24 12:51", "1m 30s"));
}

TEST(Cells, NumbersReadWell) {
  EXPECT_EQ(cell(Unit::count, Value{1234567}), "1,234,567");
  EXPECT_EQ(cell(Unit::count, Value{-999}), "-999");
  EXPECT_EQ(cell(Unit::count, Value{-1000}), "-1,000");
  EXPECT_EQ(cell(Unit::number, Value{0.4200001}), "0.42");
  EXPECT_EQ(cell(Unit::number, Value{12.345}), "12.3");
  EXPECT_EQ(cell(Unit::number, Value{9.996}), "10");
  EXPECT_EQ(cell(Unit::number, Value{25800.7}), "25,801");
  EXPECT_EQ(cell(Unit::number, Value{0.0}), "0");
  EXPECT_EQ(cell(Unit::number, Value{1.5e-9}), "1.5e-09");
  EXPECT_EQ(cell(Unit::number, Value{-0.5}), "-0.5");
  EXPECT_EQ(cell(Unit::text, Value{2025}), "2025");
  EXPECT_EQ(cell(Unit::count, Value{"many"}), "many");
}

TEST(Cells, SharesNeverClaimAllOrNothingFalsely) {
  EXPECT_EQ(people_share(0.125), "12.5 %");
  EXPECT_EQ(people_share(0), "0.0 %");
  EXPECT_EQ(people_share(1), "100.0 %");
  EXPECT_EQ(people_share(0.99978), "99.98 %");
  EXPECT_EQ(people_share(0.0002), "0.02 %");
}

TEST(TableWriter, AlignsByWhatIsSeen) {
  Table table = {{{"name", Unit::text, ""}, {"n", Unit::count, ""}},
                 {{Value{"إكس"}, Value{5}}, {Value{"東京🚀"}, Value{1000}}, {Value{"X"}, Value{}}}};
  EXPECT_EQ(written("table", table),
            "name        n\n"
            "------  -----\n"
            "إكس         5\n"
            "東京🚀  1,000\n"
            "X\n");
}

TEST(TableWriter, ALongTextDoesNotWidenEveryRow) {
  const std::string text = written(
      "table", {{{"a", Unit::text, ""}, {"b", Unit::text, ""}},
                {{Value{std::string(1 << 20, 'x')}, Value{"1"}}, {Value{"y"}, Value{"2"}}}});
  EXPECT_LT(text.size(), (1U << 20) + 1000);
}

TEST(TableWriter, ColorsItsHeadingOnlyWhenAsked) {
  EXPECT_THAT(written("table", one_cell("x")), Not(HasSubstr("\x1b")));
  EXPECT_THAT(written("table", one_cell("x"), {{}, true}), HasSubstr("\x1b[1mtitle\x1b[0m\n"));
}

TEST(MarkdownWriter, WritesAlignedColumns) {
  EXPECT_EQ(written("markdown", outages(), {{Zone::named("ET")}, false}),
            "| platform | started | duration | user reports |\n"
            "| --- | --- | ---: | ---: |\n"
            "| X | 2025-05-24 08:51 | 45m | 25,800 |\n"
            "| Slack | | &gt;=1h | |\n");
}

TEST(HtmlWriter, IsAPageOfItsOwn) {
  const std::string page = written("html", outages(), {{Zone::named("ET")}, false});
  EXPECT_THAT(page, HasSubstr("<!doctype html>"));
  EXPECT_THAT(page, HasSubstr("<meta charset=\"utf-8\">"));
  EXPECT_THAT(
      page,
      HasSubstr(
          "<td dir=\"auto\">X</td><td dir=\"auto\">2025-05-24 08:51</td><td class=\"n\">45m</td>"));
}

TEST(PeopleWriters, SayWhenThereIsNothing) {
  const Table empty = {{{"n", Unit::count, ""}}, {}};
  EXPECT_EQ(written("table", empty), "no rows\n");
  EXPECT_EQ(written("markdown", empty), "no rows\n");
  EXPECT_THAT(written("html", empty), HasSubstr("<p>no rows</p>"));
}

TEST(Writers, AreFoundByName) {
  for (const Writer* writer : writers()) EXPECT_EQ(&writer_named(writer->name), writer);
  try {
    (void)writer_named("xml");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "unknown output format 'xml'");
    EXPECT_EQ(error.hint(), "available: table, csv, tsv, json, jsonl, markdown, html");
  }
}

}  // namespace
}  // namespace outagedb
