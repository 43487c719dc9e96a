#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "input/tables/table_reader.hpp"
#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::HasSubstr;

class Separators : public testing::TestWithParam<char> {};

TEST_P(Separators, AreToldFromTheHeader) {
  std::string text =
      "platform|title|\"started\"|regions\nX|\"of two | parts\nand "
      "lines\"|2025-05-24T12:00Z|US;GB\n";
  std::replace(text.begin(), text.end(), '|', GetParam());
  if (GetParam() == ';') text.replace(text.find("US;GB"), 5, "\"US;GB\"");
  const Format& format = format_of(text);
  EXPECT_EQ(format.name, GetParam() == '\t' ? "tsv" : "csv");
  const auto sink = read_as(format.name.data(), text);
  ASSERT_EQ(sink.incidents.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  EXPECT_EQ(sink.incidents[0].title, std::string("of two ") + GetParam() + " parts\nand lines");
  EXPECT_THAT(sink.incidents[0].regions, testing::ElementsAre("US", "GB"));
}

INSTANTIATE_TEST_SUITE_P(All, Separators, testing::Values(',', ';', '\t', '|'));

TEST(Tables, SeparatorsWithinQuotesSayNothing) {
  const auto sink = read_as("csv", "platform;\"a, b, c, d\";started\nX;1;2025-05-24T12:00Z\n");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].extra.at("a, b, c, d"), "1");
}

TEST(Tables, HeaderMayNameThousandsOfColumns) {
  constexpr int kColumns = 1000;
  std::string header = "c0";
  std::string row = "v0";
  for (int n = 1; n < kColumns; ++n) {
    header += ",c" + std::to_string(n);
    row += ",v" + std::to_string(n);
  }
  const std::string rest = ",started,platform,title";
  const auto sink = read_as("csv", header + rest + "\n" + row + ",2025-05-24T12:00Z,X,down\n");
  ASSERT_EQ(sink.incidents.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  EXPECT_EQ(sink.incidents[0].platform, "X");
  EXPECT_EQ(sink.incidents[0].title, "down");
  EXPECT_EQ(sink.incidents[0].extra.size(), kColumns);
  EXPECT_EQ(sink.incidents[0].extra.at("c999"), "v999");
  const auto twice = read_as("csv", header + rest + ",C500\n" + row + ",,,,\n");
  EXPECT_TRUE(twice.incidents.empty());
  ASSERT_EQ(twice.rejects.size(), 1);
  EXPECT_EQ(twice.rejects[0].reason, "the header names a column twice");
}

TEST(Tables, LineThatSaysTheSeparatorIsNoHeader) {
  const std::string text =
      "\xEF\xBB\xBFsep=;\r\nplatform;started;\"a,b,c,d\"\r\nX;2025-05-24T12:00Z;1\r\nX;x;\r\n";
  EXPECT_EQ(format_of(text).name, "csv");
  const auto sink = read_as("csv", text);
  EXPECT_EQ(sink.incidents.size(), 1);
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 4);
  EXPECT_EQ(text.substr(sink.rejects[0].offset, 3), "X;x");
}

TEST(Tables, RefusalsNameTheSeparator) {
  const auto sink = read_as("csv", "platform;started\nX;2025-05-24T12:00Z;\nX;\"2025\"!;\nX\n");
  ASSERT_EQ(sink.rejects.size(), 3);
  EXPECT_EQ(sink.rejects[0].hint,
            "quote a text that contains a semicolon; the opening quote must directly follow the "
            "previous semicolon");
  EXPECT_EQ(sink.rejects[1].reason,
            "unexpected text between a closing quote and the next semicolon");
  EXPECT_EQ(sink.rejects[2].hint, "empty columns still need their semicolons");
}

TEST(Tables, LinesMayEndInAnyBreak) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const auto sink =
        read_as("csv", "platform,title,started" + end + "X,\"two\nlines\",2025-05-24T12:00Z" + end +
                           end + "X,second,2025-05-25T12:00Z" + end + "X,bad,never" + end);
    ASSERT_EQ(sink.incidents.size(), 2) << testing::PrintToString(end);
    EXPECT_EQ(sink.incidents[0].title, "two\nlines");
    ASSERT_EQ(sink.rejects.size(), 1);
    EXPECT_EQ(sink.rejects[0].record, "X,bad,never");
  }
  EXPECT_EQ(format_of("platform,started\rX,2025-05-24T12:00Z\r").name, "csv");
}

TEST(Tables, TabsAreGivenByTheNameOfTheFormat) {
  const auto sink = read_as("tsv", "platform\tstarted\ta,b,c,d\nX\t2025-05-24T12:00Z\t1\n");
  EXPECT_EQ(sink.incidents.size(), 1);
  ReadOptions options;
  options.table.separator = ';';
  EXPECT_THROW((void)read_as("tsv", "platform\tstarted\n", options), Error);
}

TEST(Tables, SeparatorOfTheMappingStands) {
  ReadOptions options;
  options.table.separator = '|';
  const auto sink = read_as("csv", "platform|started|a,b,c,d\nX|2025-05-24T12:00Z|1\n", options);
  EXPECT_EQ(sink.incidents.size(), 1);
}

TEST(FormatToRead, TableOfOthersIsClaimedByItsMapping) {
  TableMapping mapping;
  map_column(mapping, "observed_at", "event_time");
  const char* table = "event_time,reports\n1571530800,0\n";
  EXPECT_EQ(claiming_format(table, {}), nullptr);
  ASSERT_NE(claiming_format(table, mapping), nullptr);
  EXPECT_EQ(claiming_format(table, mapping)->name, "csv");
  EXPECT_EQ(claiming_format("when,reports\n", mapping), nullptr);
  EXPECT_EQ(format_to_read("", "when,reports\n", mapping).name, "csv")
      << "so that the user is told which column lacks";
  EXPECT_THROW((void)format_to_read("", "when,reports\n", {}), Error);
  EXPECT_THROW((void)format_to_read("", "{\"a\": 1}", mapping), Error);
  EXPECT_THROW((void)format_to_read("", "", mapping), Error);
}

TEST(FormatToRead, MappingWithoutEffectIsAnError) {
  TableMapping mapping;
  map_constant(mapping, "platform", "X");
  const char* records = "{\"platform\": \"X\"}\n";
  EXPECT_EQ(format_to_read("", records, {}).name, "jsonl");
  try {
    (void)format_to_read("", records, mapping);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("jsonl has fields of its own"));
    EXPECT_THAT(error.hint(), HasSubstr("--column"));
  }
  EXPECT_THROW((void)format_to_read("statuspage", "platform,started\n", mapping), Error);
}

// One bad record costs only itself, whatever is bad in it.
TEST(BadBytes, OfATable) {
  const auto sink = read_as("csv",
                            "platform,title,started\nX,one,2025-05-24T12:00Z\n"
                            "X,\xC3\x28 \xFF,2025-05-25T12:00Z\nX,\"open,2025-05-26T12:00Z\n" +
                                std::string("X,") + std::string(std::size_t{2} << 20, 'x') +
                                ",2025-05-27T12:00Z\nX,last,2025-05-28T12:00Z\n");
  ASSERT_EQ(sink.incidents.size(), 3);
  EXPECT_EQ(sink.incidents[1].title, "\uFFFD( \uFFFD");
  EXPECT_EQ(sink.incidents[2].title, "last");
  EXPECT_THAT(sink.warnings, testing::ElementsAre(HasSubstr("invalid UTF-8")));
  ASSERT_EQ(sink.rejects.size(), 2);
  EXPECT_EQ(sink.rejects[0].line, 4);
  EXPECT_EQ(sink.rejects[1].line, 5);
  EXPECT_LE(sink.rejects[1].record.size(), std::size_t{1} << 20);
}

TEST(BadBytes, OfJsonLines) {
  std::string text = R"({"platform": "X", "title": "one", "started": "2025-05-24T12:00Z"})"
                     "\n";
  text += "{\"platform\": \"X\", \"title\": \"\xC3\x28\", \"started\": \"2025-05-25T12:00Z\"}\n";
  text += "\xFF\xFE garbage\n";
  text += R"({"platform": "X", "title": "cut)"
          "\n";
  text += std::string(200000, '[') + "\n";
  text += R"({"platform": "X", "title": ")" + std::string(std::size_t{65} << 20, 'x') + "\"}\n";
  text += R"({"platform": "X", "title": "last", "started": "2025-05-28T12:00Z"})";
  const auto sink = read_as("jsonl", text);
  ASSERT_EQ(sink.incidents.size(), 3);
  EXPECT_EQ(sink.incidents[1].title, "\uFFFD(");
  EXPECT_EQ(sink.incidents[2].title, "last");
  ASSERT_EQ(sink.rejects.size(), 4);
  EXPECT_EQ(sink.rejects[3].line, 6);
  EXPECT_EQ(sink.rejects[3].reason, "the line is longer than 64 MiB");
  EXPECT_EQ(sink.lines, (std::vector<std::uint64_t>{1, 2, 7}));
}

TEST(BadBytes, OfAListOfIncidents) {
  const auto sink =
      read_as("statuspage", R"({"page": {"name": "P", "url": "https://p.example"}, "incidents": [
 {"id": "a", "name": "first", "status": "resolved", "created_at": "2025-05-24T12:00:00Z"},
 {"id": "b", "name": "br)"
                            "\xFF"
                            R"(ken", "status": "resolved", "created_at": "2025-05-24T12:00:00Z"},
 {"id": "c", "name": 1e, "status": [5], "created_at": tru},
 17,
 {"id": "d", "name": "last", "status": "resolved", "created_at": "2025-05-24T12:00:00Z"}
]})");
  std::vector<std::string> keys;
  for (const Incident& read : sink.incidents) keys.push_back(read.key);
  EXPECT_THAT(keys, testing::ElementsAre("a", "b", "d"));
  EXPECT_EQ(sink.rejects.size(), 2);
  EXPECT_FALSE(sink.warnings.empty());
}

}  // namespace
}  // namespace outagedb::test
