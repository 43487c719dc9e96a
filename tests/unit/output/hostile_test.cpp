#include <gmock/gmock.h>

#include "output/tables/escape_controls.hpp"
#include "tables.hpp"

namespace outagedb {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::Not;

TEST(Visible, ShowsWhatWouldActOnATerminal) {
  EXPECT_EQ(escape_controls("\x1b[2J"), "\\x1b[2J");
  EXPECT_EQ(escape_controls("a\0b\x7f"s), "a\\x00b\\x7f");
  EXPECT_EQ(escape_controls("\u009b2J"), "\\x9b2J");  // C1: the one-byte CSI
  EXPECT_EQ(escape_controls("\u202egnp.exe"), "\\u202egnp.exe");
  EXPECT_EQ(escape_controls("\u2066x\u2069"), "\\u2066x\\u2069");
  EXPECT_EQ(escape_controls("\u2028"), "\\u2028");
  EXPECT_EQ(escape_controls("a\r\n\tb"), "a\\r\\n\\tb");
  EXPECT_EQ(escape_controls("\xff"), "\uFFFD");
}

TEST(Visible, LeavesOrdinaryTextOfAnyScriptAlone) {
  const std::string text = "إكس, 東京, naïve, 🚀, a b\u200c"s;
  EXPECT_EQ(escape_controls(text), text);
}

TEST(HostileText, IsShownInATable) {
  const std::string text = written("table", one_cell("\x1b]0;owned\x07\u202e\nnext"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, HasSubstr("\\x1b]0;owned\\x07\\u202e\\nnext\n"));
}

TEST(HostileText, IsNoMarkdown) {
  EXPECT_THAT(
      written("markdown", one_cell("a|b `c` *d* _e_ [f](javascript:x) <script> & \\ ~g~\n| h |")),
      HasSubstr(
          "| a\\|b \\`c\\` \\*d\\* \\_e\\_ \\[f\\](javascript:x) &lt;script&gt; &amp; \\\\ \\~g\\~"
          "\\\\n\\| h \\| |\n"));
  EXPECT_THAT(written("markdown", one_cell("\x1b\u202e")), HasSubstr("| \\\\x1b\\\\u202e |"));
}

TEST(HostileText, IsNoHtml) {
  const std::string page = written("html", one_cell("<script>alert('x')</script>\"&\x1b"));
  EXPECT_THAT(page,
              HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;\\x1b</td>"));
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
}

TEST(HostileText, IsNoFormulaInASpreadsheet) {
  for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)"}) {
    EXPECT_EQ(written("csv", one_cell(text)), "title\n'"s + text + "\n");
    EXPECT_EQ(written("tsv", one_cell(text)), "title\n'"s + text + "\n");
    EXPECT_EQ(written("json", one_cell(text)), "[\n  {\"title\":\""s + text + "\"}\n]\n");
  }
  EXPECT_EQ(written("csv", one_cell("\t=1")), "title\n'\t=1\n");
  EXPECT_EQ(written("csv", one_cell("\r=1")), "title\n\"'\r=1\"\n");
  EXPECT_EQ(written("tsv", one_cell("\t=1")), "title\n'\\t=1\n");
  EXPECT_EQ(written("csv", {{{"n", Unit::number, ""}}, {{Value{-1.5}}}}),
            "n\n-1.5\n");  // a number stays one
}

TEST(HostileText, KeepsToItsCell) {
  EXPECT_EQ(written("csv", one_cell("a,\"b\"\nc")), "title\n\"a,\"\"b\"\"\nc\"\n");
  EXPECT_EQ(written("tsv", one_cell("a\tb\nc\\n\r")), "title\na\\tb\\nc\\\\n\\r\n");
  EXPECT_EQ(written("jsonl", one_cell("a\"\n\0\x1b"s)), "{\"title\":\"a\\\"\\n\\u0000\\u001b\"}\n");
  EXPECT_EQ(written("jsonl", one_cell("\xff")), "{\"title\":\"\uFFFD\"}\n");
}

}  // namespace
}  // namespace outagedb
