#include "input/records/csv_reader.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace outagedb {
namespace {

struct Seen {
  std::vector<std::string> fields;
  std::uint64_t line, offset;
  std::string record, problem;
};

std::vector<Seen> records_of(const std::string& text) {
  std::istringstream stream(text);
  CsvReader reader(stream);
  std::vector<Seen> seen;
  while (const CsvRecord* record = reader.next()) {
    seen.push_back({{record->fields.begin(), record->fields.end()},
                    record->place.line,
                    record->place.offset,
                    std::string(record->place.record),
                    record->problem});
  }
  return seen;
}

using Fields = std::vector<std::string>;

TEST(CsvReader, PlainFieldsWithAndWithoutLastLineBreak) {
  const auto seen = records_of("a,b\nc,\n,d");
  ASSERT_EQ(seen.size(), 3);
  EXPECT_EQ(seen[0].fields, (Fields{"a", "b"}));
  EXPECT_EQ(seen[1].fields, (Fields{"c", ""}));
  EXPECT_EQ(seen[2].fields, (Fields{"", "d"}));
  EXPECT_EQ(seen[2].line, 3);
  EXPECT_EQ(seen[2].offset, 7);
  EXPECT_EQ(seen[2].record, ",d");
}

TEST(CsvReader, ByteOrderMarkCrLfAndBlankLines) {
  const auto seen = records_of(
      "\xEF\xBB\xBF"
      "a,b\r\n\r\n  \r\nc,\"d\"\r\n");
  ASSERT_EQ(seen.size(), 2);
  EXPECT_EQ(seen[0].fields, (Fields{"a", "b"}));
  EXPECT_EQ(seen[0].offset, 3);
  EXPECT_EQ(seen[1].fields, (Fields{"c", "d"}));
  EXPECT_EQ(seen[1].line, 4);
}

TEST(CsvReader, QuotesHoldCommasQuotesAndLineBreaks) {
  const auto seen = records_of("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\nx,,\"\"\n");
  ASSERT_EQ(seen.size(), 2);
  EXPECT_EQ(seen[0].fields, (Fields{"a,b", "say \"no\"", "two\nlines"}));
  EXPECT_EQ(seen[1].fields, (Fields{"x", "", ""}));
  EXPECT_EQ(seen[1].line, 3);
}

TEST(CsvReader, QuoteWithinAnUnquotedFieldIsPartOfIt) {
  const auto seen = records_of("5\" disk,b\n");
  ASSERT_EQ(seen.size(), 1);
  EXPECT_EQ(seen[0].fields, (Fields{"5\" disk", "b"}));
}

TEST(CsvReader, UnendedQuoteCostsItsLineOnly) {
  const auto seen = records_of("a,\"open\nb,c\nd,e\n");
  ASSERT_EQ(seen.size(), 3);
  EXPECT_NE(seen[0].problem, "");
  EXPECT_EQ(seen[0].record, "a,\"open");
  EXPECT_EQ(seen[1].fields, (Fields{"b", "c"}));
  EXPECT_EQ(seen[1].line, 2);
  EXPECT_EQ(seen[2].fields, (Fields{"d", "e"}));
}

TEST(CsvReader, UnendedQuoteIsFoundOutByTheNextQuotedField) {
  const auto seen = records_of("a,\"open\nb,\"fine\"\nd,e\n");
  ASSERT_EQ(seen.size(), 3);
  EXPECT_NE(seen[0].problem, "");
  EXPECT_EQ(seen[1].fields, (Fields{"b", "fine"}));
  EXPECT_EQ(seen[2].fields, (Fields{"d", "e"}));
}

TEST(CsvReader, TooLongARecordIsRefusedAndTheNextIsRead) {
  const std::string padding(3 * CsvReader::kRecordLimit, 'x');
  const auto seen = records_of("a,b\n" + padding + "\nc,d\n");
  ASSERT_EQ(seen.size(), 3);
  EXPECT_EQ(seen[1].problem, "the record is longer than 1 MiB");
  EXPECT_EQ(seen[1].record.size(), CsvReader::kRecordLimit);
  EXPECT_EQ(seen[2].fields, (Fields{"c", "d"}));
  EXPECT_EQ(seen[2].line, 3);
  EXPECT_EQ(seen[2].offset, 4 + padding.size() + 1);
}

TEST(CsvReader, UnendedQuoteBeforeMuchDataIsGivenUpAtTheLimit) {
  std::string text = "a,\"open\n";
  while (text.size() < 2 * CsvReader::kRecordLimit) text += "b,c\n";
  const auto seen = records_of(text);
  EXPECT_NE(seen[0].problem, "");
  EXPECT_EQ(seen.size(), 1 + (text.size() - 8) / 4);
}

TEST(CsvReader, InvalidUtf8IsRepaired) {
  std::istringstream stream("a\xFF,\"b\"\"c\"\n");
  CsvReader reader(stream);
  const CsvRecord* record = reader.next();
  ASSERT_NE(record, nullptr);
  EXPECT_TRUE(record->repaired);
  EXPECT_EQ(record->fields[0], "a\xEF\xBF\xBD");
  EXPECT_EQ(record->fields[1], "b\"c");
}

TEST(CsvReader, RecordsAcrossChunks) {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += std::to_string(i) + ",\"x\ny\"\n";
  const auto seen = records_of(text);
  ASSERT_EQ(seen.size(), 60000);
  EXPECT_EQ(seen[59999].fields, (Fields{"59999", "x\ny"}));
  EXPECT_EQ(seen[59999].line, 119999);
}

}  // namespace
}  // namespace outagedb
