#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "output/reports/command_line.hpp"
#include "output/tables/escape_controls.hpp"
#include "output/tables/markdown.hpp"

namespace outagedb {
namespace {

TEST(CommandLine, is_read_by_a_shell_as_it_was_meant) {
  EXPECT_EQ(command_line(QuerySource{"frequency", {{"--platform", "X"}, {"--by", "month"}}}),
            "outagedb query frequency --platform X --by month");
  EXPECT_EQ(command_line(QuerySource{"frequency", {{"--platform", "Google Cloud"}}}),
            "outagedb query frequency --platform 'Google Cloud'");
  EXPECT_EQ(command_line(QuerySource{"frequency", {{"--platform", "O'Neill; rm -rf ~"}}}),
            "outagedb query frequency --platform 'O'\\''Neill; rm -rf ~'");
  EXPECT_EQ(command_line(QuerySource{"frequency", {{"--platform", "-x"}}}),
            "outagedb query frequency --platform=-x");
  EXPECT_EQ(command_line(QuerySource{"frequency", {{"--platform", ""}}}),
            "outagedb query frequency --platform ''");
}

TEST(Commands, name_the_report_first_and_each_query_once) {
  Report report{Texts::of("en"), {Period::month, 0, 1, "2025-05"}};
  report.options = {{"--month", "2025-05"}, {"--platform", "Google Cloud"}};
  report.sections = {{.id = "rejects", .title = "", .sources = {{"rejects", {}}}},
                     {.id = "again", .title = "", .sources = {{"rejects", {}}, {"faults", {}}}}};
  EXPECT_THAT(
      commands_of(report),
      testing::ElementsAre("outagedb report monthly --month 2025-05 --platform 'Google Cloud'",
                           "outagedb query rejects", "outagedb query faults"));
}

// Isolates are ours alone: what overrides the direction otherwise is shown.
TEST(VisibleLine, keeps_or_drops_isolates_and_shows_the_rest) {
  const std::string line = "of " + isolated("a\u202e\u2068b\x1b") + "!";
  EXPECT_EQ(escape_line(line, true), "of \u2068a\\u202e\uFFFDb\\x1b\u2069!");
  EXPECT_EQ(escape_line(line, false), "of a\\u202e\uFFFDb\\x1b!");
  EXPECT_EQ(markdown_line(isolated("<b>|"), false), "&lt;b&gt;\\|");
}

// A headline begins with a platform's name, whatever it is called.
TEST(MarkdownLine, begins_no_heading_list_or_quote) {
  const auto said = [](const char* name) {
    return markdown_line(isolated(name) + " had 1 outage", false);
  };
  EXPECT_EQ(said("# Hash"), "\\# Hash had 1 outage");
  EXPECT_EQ(said("- x"), "\\- x had 1 outage");
  EXPECT_EQ(said("+ x"), "\\+ x had 1 outage");
  EXPECT_EQ(said("> x"), "&gt; x had 1 outage");
  EXPECT_EQ(said("1. One"), "1\\. One had 1 outage");
  EXPECT_EQ(said("12) x"), "12\\) x had 1 outage");
  EXPECT_EQ(said("1.1.1.1"), "1\\.1.1.1 had 1 outage");
  EXPECT_EQ(said("C# 2"), "C# 2 had 1 outage");
  EXPECT_EQ(markdown_line("42", false), "42");
}

TEST(ReportWords, breaks_commands_between_options) {
  EXPECT_THAT(command_lines("outagedb query hours --platform X", 100),
              testing::ElementsAre("outagedb query hours --platform X"));
  EXPECT_THAT(command_lines("outagedb query hours --platform 'A --b C' --by month --tz ET", 40),
              testing::ElementsAre("outagedb query hours \\",
                                   "  --platform 'A --b C' --by month \\", "  --tz ET"));
  EXPECT_THAT(command_lines("outagedb query hours --platform 'it'\\'' --b' --by month", 30),
              testing::ElementsAre("outagedb query hours \\", "  --platform 'it'\\'' --b' \\",
                                   "  --by month"));
}

}  // namespace
}  // namespace outagedb
