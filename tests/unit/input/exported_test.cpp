#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

template <typename Record>
Record exported(const std::string& line) {
  const auto sink = read_as("jsonl", line + "\n");
  EXPECT_EQ(sink.exports.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  return sink.exports.empty() ? Record{} : std::get<Record>(sink.exports[0]);
}

TEST(Exported, TextsStandAsTheyAre) {
  const auto platform = exported<PlatformNames>(
      R"({"type":"platform","platform":"a;b","slug":"a-b","names":["a;b","ab"]})");
  EXPECT_EQ(platform.name, "a;b");
  EXPECT_THAT(platform.names, ElementsAre("a;b", "ab"));
  const auto stated = exported<SourceStatement>(
      R"({"type":"source","source_kind":"article","source":" https://a.example ","lang":"en"})");
  EXPECT_EQ(stated.source, (Source{"article", " https://a.example ", "", "", "en", ""}));
  EXPECT_EQ(stated.observed_at, std::nullopt);
}

TEST(Exported, WhatIsStatedOfASourceHasItsRetrieval) {
  const auto stated = exported<SourceStatement>(
      R"({"type":"source","source_kind":"publisher","source":"A","zone":"UTC",)"
      R"("observed_at":"2025-05-24T12:00:00Z"})");
  EXPECT_EQ(stated.source.zone, "UTC");
  EXPECT_EQ(stated.observed_at, utc(2025, 5, 24, 12));
}

TEST(Exported, AStatementIsHandedOnUnread) {
  const auto said = exported<Revision>(
      R"({"type":"statement","source_kind":"person","source":"me","key":"1","platform":"X",)"
      R"("id":"00000000000000aa","observed_at":"2025-05-24T12:00:00Z",)"
      R"("again":"2025-05-25T12:00:00Z","statement":{"kind":"outage","title":" é"}})");
  EXPECT_EQ(said.statement, R"({"kind":"outage","title":" é"})");
  EXPECT_EQ(said.observed_at, utc(2025, 5, 24, 12));
  EXPECT_EQ(said.stated_at, std::nullopt);
  EXPECT_EQ(said.again, utc(2025, 5, 25, 12));
}

TEST(Exported, WhatWasRefusedMayBeNoText) {
  const auto refused = exported<Refused>(
      R"({"type":"refused","input":"a","format":"csv","observed_at":"2025-05-24T12:00:00Z",)"
      R"("sha256":"ab","line":2,"offset":9,"length":2,"reason":"no","record_hex":"ff00"})");
  EXPECT_EQ(refused.record, std::string("\xff\0", 2));
  EXPECT_EQ(refused.line, 2);
}

TEST(Exported, AListAndAStretchGoWhereThoseOfOtherFormatsGo) {
  const auto sink = read_as(
      "jsonl",
      R"({"type":"list","source_kind":"status_page","source":"S","at":"2025-05-24T12:00:00Z"})"
      "\n"
      R"({"type":"coverage","platform":["a;b"],"source":"S","source_kind":"status_page",)"
      R"("from":"2025-05-24T12:00:00Z","until":"2025-05-25T12:00:00Z","basis":"feed","within":true})"
      "\n");
  ASSERT_EQ(sink.snapshots.size(), 1);
  EXPECT_EQ(sink.snapshots[0].at, utc(2025, 5, 24, 12));
  ASSERT_EQ(sink.coverages.size(), 1);
  EXPECT_EQ(sink.coverages[0].basis, CoverageBasis::feed);
  EXPECT_TRUE(sink.coverages[0].within);
  EXPECT_EQ(sink.coverages[0].until, utc(2025, 5, 25, 12));
}

TEST(Exported, WhatCannotBeIsRefused) {
  const std::string link = R"({"type":"link","verdict":"same","a":"1","who":"me",)";
  const auto sink = read_as(
      "jsonl", R"({"type":"source","source_kind":"rumour","source":"x"})"
               "\n"
               R"({"type":"listed","source_kind":"person","source":"x","key":"1","platform":"X"})"
               "\n" +
                   link + R"("at":"2025-05-24T12:00:00Z","why":""})" + "\n" + link +
                   R"("b":"2","at":"yesterday","why":""})" + "\n");
  ASSERT_EQ(sink.rejects.size(), 4);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("source_kind: unknown value 'rumour'"));
  EXPECT_THAT(sink.rejects[1].reason, HasSubstr("at: missing"));
  EXPECT_THAT(sink.rejects[2].reason, HasSubstr("verdict: 'same'"));
  EXPECT_THAT(sink.rejects[3].reason, HasSubstr("at: 'yesterday'"));
}

}  // namespace
}  // namespace outagedb::test
