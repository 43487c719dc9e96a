#include "input/table_mapping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Numbers = TableMapping::Numbers;

TimeBounds at(Instant instant) { return {instant, instant}; }

RecordingSink read_mapped(const std::string& text, const TableMapping& mapping,
                          const std::string& zone = "") {
  ReadOptions options;
  options.table = mapping;
  if (!zone.empty()) options.time.zone = Zone::named(zone);
  return read_as("csv", text, options);
}

// started and ended from columns of a table with one row.
RecordingSink one_time(const std::string& text, Numbers numbers, const std::string& zone = "") {
  TableMapping mapping;
  map_column(mapping, "started", "begin");
  map_constant(mapping, "platform", "Claude");
  mapping.numbers = numbers;
  return read_mapped("begin\n" + text + "\n", mapping, zone);
}

TimeBounds started(const std::string& text, Numbers numbers, const std::string& zone = "") {
  const auto sink = one_time(text, numbers, zone);
  EXPECT_EQ(sink.incidents.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  return sink.incidents.empty() ? TimeBounds{} : sink.incidents[0].started;
}

std::string refused(const std::string& text, Numbers numbers) {
  const auto sink = one_time(text, numbers, "UTC");
  EXPECT_TRUE(sink.incidents.empty());
  return sink.rejects.size() == 1 ? sink.rejects[0].reason + " | " + sink.rejects[0].hint : "?";
}

TEST(TableMapping, TheirColumnsAndConstantsFillOurFields) {
  TableMapping mapping;
  map_column(mapping, "started", "Investigating_Timestamp");
  map_column(mapping, "title", "name");
  map_column(mapping, "component", "name");
  map_column(mapping, "key", "column 1");
  map_constant(mapping, "platform", "Claude");
  const auto sink = read_mapped(
      ",name,investigating_timestamp,mood\n7,Logins fail,2025-05-24T12:00:00Z,bad\n", mapping);
  ASSERT_EQ(sink.incidents.size(), 1) << sink.rejects.at(0).reason;
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.platform, "Claude");
  EXPECT_EQ(read.key, "7");
  EXPECT_EQ(read.title, "Logins fail");
  EXPECT_EQ(read.components.at(0).name, "Logins fail");
  EXPECT_EQ(read.started, at(utc(2025, 5, 24, 12)));
  EXPECT_EQ(read.extra.at("mood"), "bad");
  EXPECT_THAT(sink.warnings, ElementsAre("unknown column 'mood'; stored with the record"));
}

TEST(TableMapping, CountsOfReportsWithAConstantBucket) {
  TableMapping mapping;
  map_column(mapping, "observed_at", "event_time");
  map_constant(mapping, "platform", "X");
  map_constant(mapping, "bucket", "20m");
  mapping.numbers = Numbers::seconds;
  const auto sink = read_mapped("event_time,reports\n1571530800,3\n1571532000,0\n", mapping);
  ASSERT_EQ(sink.reports.size(), 2);
  EXPECT_EQ(sink.reports[0].at, utc(2019, 10, 20, 0, 20));
  EXPECT_EQ(sink.reports[0].bucket, 1200);
  EXPECT_EQ(sink.reports[0].count, 3);
  EXPECT_EQ(sink.reports[0].platform, "X");
}

TEST(TableMapping, AColumnOfOurNameGivesWayToTheMapping) {
  TableMapping mapping;
  map_column(mapping, "started", "begin");
  const auto sink =
      read_mapped("platform,begin,started\nX,2025-05-24T12:00:00Z,by hand\n", mapping);
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].started, at(utc(2025, 5, 24, 12)));
  EXPECT_THAT(sink.warnings,
              ElementsAre("column 'started' is ignored: the mapping fills that field from "
                          "elsewhere"));
}

TEST(TableMapping, TextsThatSayNotStated) {
  TableMapping mapping;
  mapping.missing = {"UNKNOWN", "-"};
  const auto sink = read_mapped(
      "platform,started,ended\nX,2025-05-24T12:00:00Z, UNKNOWN \nUNKNOWN,-,\n", mapping);
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_FALSE(sink.incidents[0].ended.known());
  EXPECT_EQ(sink.incidents[0].ended_text, "");
  EXPECT_TRUE(sink.rejects.empty()) << "a row of nothing but such texts says nothing";
}

TEST(TableMapping, ValuesThatMeanOneOfOurs) {
  TableMapping mapping;
  map_column(mapping, "kind", "impact");
  map_column(mapping, "severity", "impact");
  mapping.values["kind"] = {{"none", "notice"}, {"minor", ""}, {"Sev 1", ""}};
  mapping.values["severity"] = {{"none", ""}, {"Sev 1", "critical"}};
  const auto sink = read_mapped(
      "platform,started,impact\nX,2025-05-24T12:00Z,none\nX,2025-05-25T12:00Z,minor\n"
      "X,2025-05-26T12:00Z,Sev 1\nX,2025-05-27T12:00Z,odd\n",
      mapping);
  ASSERT_EQ(sink.incidents.size(), 4);
  EXPECT_EQ(sink.incidents[0].kind, Kind::notice);
  EXPECT_EQ(sink.incidents[1].kind, Kind::degradation);
  EXPECT_EQ(sink.incidents[2].severity, Severity::critical);
  EXPECT_EQ(sink.incidents[3].extra.at("kind"), "odd");
}

TEST(TableMapping, ValuesThatNoColumnTakesAreTold) {
  TableMapping mapping;
  map_constant(mapping, "kind", "outage");
  mapping.values["kind"] = {{"none", "notice"}};
  mapping.values["severity"] = {{"none", ""}};
  const auto sink = read_mapped("platform,started\nX,2025-05-24T12:00Z\n", mapping);
  EXPECT_EQ(sink.incidents.size(), 1);
  EXPECT_THAT(
      sink.warnings,
      ElementsAre("the mapping's values for 'kind' are not used: no column fills this field",
                  "the mapping's values for 'severity' are not used: no column fills this field"));
}

TEST(TableMapping, HeaderWithoutTheMappedColumnIsRefused) {
  TableMapping mapping;
  map_column(mapping, "started", "begin");
  auto sink = read_mapped("platform,start\nX,2025-05-24T12:00Z\n", mapping);
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 1);
  EXPECT_EQ(sink.rejects[0].reason, "the header has no column 'begin'");
  EXPECT_EQ(sink.rejects[0].hint, "its columns are platform, start");
  sink = read_mapped("platform,begin,begin\nX,2025-05-24T12:00Z,\n", mapping);
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].reason, "the header names the column 'begin' twice");
}

TEST(TableMapping, FieldsAreOursAndGivenOnce) {
  TableMapping mapping;
  map_column(mapping, "Started", "a");
  EXPECT_EQ(mapping.columns.at(0).field, "started");
  EXPECT_THROW(map_column(mapping, "started", "b"), Error);
  EXPECT_THROW(map_constant(mapping, "started", "b"), Error);
  EXPECT_THROW(map_column(mapping, "beginning", "b"), Error);
  EXPECT_THROW(map_column(mapping, "updates", "b"), Error) << "no cell can hold them";
  EXPECT_THROW(map_column(mapping, "ended", " "), Error);
  map_column(mapping, "reports", "n");
  EXPECT_EQ(mapping.columns.at(1).field, "user_reports");
}

TEST(TimeNumbers, CountSecondsOrMillisecondsWhereThatIsDeclared) {
  EXPECT_EQ(started("1748091060", Numbers::seconds), at(utc(2025, 5, 24, 12, 51)));
  EXPECT_EQ(started("1748091060.9", Numbers::seconds), at(utc(2025, 5, 24, 12, 51)));
  EXPECT_EQ(started("1748091060999", Numbers::milliseconds), at(utc(2025, 5, 24, 12, 51)));
  EXPECT_EQ(started("2025-05-24 08:51 ET", Numbers::seconds), at(utc(2025, 5, 24, 12, 51)));
}

TEST(TimeNumbers, BareNumberWithoutADeclarationIsRefusedAndTheOptionsNamed) {
  const std::string told = refused("1748091060", Numbers::undeclared);
  EXPECT_THAT(told, StartsWith("started: '1748091060' is neither a year"));
  EXPECT_THAT(told, HasSubstr("--epoch"));
  EXPECT_THAT(refused("45801.36875", Numbers::undeclared), HasSubstr("--excel-dates"));
}

TEST(TimeNumbers, NumbersInTheOtherUnitOrForNoTimeAreRefused) {
  EXPECT_THAT(refused("1748091060", Numbers::milliseconds), HasSubstr("--epoch s"));
  EXPECT_THAT(refused("1748091060000", Numbers::seconds), HasSubstr("--epoch ms"));
  for (const auto unit : {Numbers::seconds, Numbers::milliseconds}) {
    for (const auto* none : {"-1", "0"}) {
      EXPECT_THAT(refused(none, unit), AllOf(HasSubstr("--missing"), Not(HasSubstr("--epoch"))));
    }
  }
  EXPECT_THAT(refused("99999999999999999999", Numbers::seconds), StartsWith("started: "));
}

// What the cells show in a spreadsheet: 45801 is 2025-05-24, .36875 is 08:51.
TEST(TimeNumbers, ExcelDaysAreClockTimesOfTheZone) {
  EXPECT_EQ(started("45801.36875", Numbers::excel_days, "ET"), at(utc(2025, 5, 24, 12, 51)));
  EXPECT_EQ(started("45801.0", Numbers::excel_days, "UTC"), at(utc(2025, 5, 24)));
  EXPECT_EQ(started("45801.5000115741", Numbers::excel_days, "UTC"),
            at(utc(2025, 5, 24, 12, 0, 1)));
  EXPECT_EQ(started("45801.99999999", Numbers::excel_days, "UTC"), at(utc(2025, 5, 25)));
  EXPECT_EQ(started("45801", Numbers::excel_days, "UTC"),
            (TimeBounds{utc(2025, 5, 24), utc(2025, 5, 24, 23, 59, 59)}));
  EXPECT_THAT(refused("60", Numbers::excel_days), HasSubstr("29 February 1900"));
  EXPECT_THAT(refused("-3.5", Numbers::excel_days), HasSubstr("29 February 1900"));
  EXPECT_THAT(refused("99999999", Numbers::excel_days), StartsWith("started: '99999999'"));
}

TEST(TimeNumbers, ExcelDayInTheColumnOfAZone) {
  TableMapping mapping;
  mapping.numbers = Numbers::excel_days;
  const auto sink = read_mapped("platform,when,zone\nX,45801.25/45801.5,Riyadh\n", mapping);
  ASSERT_EQ(sink.incidents.size(), 1) << sink.rejects.at(0).reason;
  EXPECT_EQ(sink.incidents[0].started, at(utc(2025, 5, 24, 3)));
  EXPECT_EQ(sink.incidents[0].ended, at(utc(2025, 5, 24, 9)));
}

std::string failure(const std::string& yaml) {
  try {
    (void)parse_mapping(yaml);
  } catch (const Error& error) {
    EXPECT_FALSE(error.hint().empty()) << yaml;
    return error.what();
  }
  return "";
}

TEST(MappingFile, SaysAllThatAMappingCan) {
  const TableMapping mapping = parse_mapping(
      "# kept beside the table\n"
      "columns:\n  started: begin\n  ended: \"the end\"\n"
      "set: {platform: Claude, bucket: 20m}\n"
      "values:\n  kind:\n    none: notice\n    maintenance:\n"
      "missing: [UNKNOWN, -1]\n"
      "time: {epoch: ms, zone: ET}\n"
      "separator: ';'\n");
  ASSERT_EQ(mapping.columns.size(), 2);
  EXPECT_EQ(mapping.columns[1].field, "ended");
  EXPECT_EQ(mapping.columns[1].column, "the end");
  EXPECT_EQ(mapping.constants.at("bucket"), "20m");
  EXPECT_EQ(mapping.values.at("kind").at("none"), "notice");
  EXPECT_EQ(mapping.values.at("kind").at("maintenance"), "");
  EXPECT_THAT(mapping.missing, ElementsAre("UNKNOWN", "-1"));
  EXPECT_EQ(mapping.numbers, Numbers::milliseconds);
  EXPECT_EQ(mapping.zone, "ET");
  EXPECT_EQ(mapping.separator, ';');
  EXPECT_EQ(parse_mapping("separator: tab\ntime: {excel: true}\n").separator, '\t');
}

TEST(MappingFile, UnknownAndDoubleKeysAreRefusedWithTheirLine) {
  EXPECT_EQ(failure("columns:\n  started: a\ncolour: red\n"), "line 3: unknown key 'colour'");
  EXPECT_EQ(failure("columns:\n  begun: a\n"), "line 2: unknown field 'begun'");
  EXPECT_EQ(failure("time:\n  epok: s\n"), "line 2: unknown key 'epok'");
  EXPECT_EQ(failure("columns: {started: a}\nset:\n  started: b\n"),
            "line 3: the field 'started' is given twice");
  EXPECT_EQ(failure("set: {}\nset: {}\n"), "line 2: duplicate key 'set'");
}

TEST(MappingFile, WrongShapesAreRefusedWithTheirLine) {
  EXPECT_EQ(failure("columns:\n  started: {a: b}\n"), "line 2: started must be a single text");
  EXPECT_EQ(failure("columns: started\n"), "line 1: columns must be a list of KEY: VALUE pairs");
  EXPECT_EQ(failure("missing: x\n"),
            "line 1: missing must be a list of texts, as in [UNKNOWN, \"-\"]");
  EXPECT_EQ(failure("time: {epoch: h}\n"), "line 1: epoch: unknown value 'h'");
  EXPECT_EQ(failure("time: {epoch: s, excel: true}\n"),
            "line 1: both epoch and excel declare what numbers mean");
  EXPECT_EQ(failure("separator: ab\n"), "line 1: separator: unknown value 'ab'");
  EXPECT_THAT(failure("columns: {\n"), StartsWith("line "));
  EXPECT_EQ(failure("set:\n  platform: \"a\\_b\"\n"), "line 2: invalid UTF-8");
  EXPECT_EQ(failure(std::string("set:\n  platform: a\0nb\n", 22)), "line 2: unexpected NUL byte");
  EXPECT_THAT(failure("just words\n"), StartsWith("line 1: a mapping must be KEY: VALUE"));
  EXPECT_EQ(failure(""), "the mapping is empty");
  EXPECT_EQ(failure("set: {}\n---\nset: {}\n"), "the file contains several YAML documents");
}

TEST(MappingFile, BombsAreRefusedBeforeTheyGoOff) {
  std::string laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'z'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    laughs += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 9; ++i) laughs += (i == 0 ? "*" : ", *") + before;
    laughs += "]\n";
  }
  EXPECT_EQ(failure(laughs), "line 1: anchors and aliases (& and *) are not supported");
  EXPECT_THAT(failure("columns: " + std::string(60000, '[')), HasSubstr("nested too deeply"));
  std::string dashes = "missing:\n";
  for (int i = 0; i < 30000; ++i) dashes += "- ";
  EXPECT_THAT(failure(dashes), HasSubstr("nested too deeply"));
  EXPECT_EQ(failure(std::string(70000, '#')), "longer than 64 KiB");
}

}  // namespace
}  // namespace outagedb::test
