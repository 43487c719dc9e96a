#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TimeBounds at(Instant instant) { return {instant, instant}; }

Incident incident(std::string members) {
  std::replace(members.begin(), members.end(), '\n', ' ');
  const auto sink =
      read_as("jsonl", R"({"platform": "X", "started": "2025-05-24T12:00Z", )" + members + "}\n");
  EXPECT_EQ(sink.incidents.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  return sink.incidents.empty() ? Incident{} : sink.incidents[0];
}

TEST(JsonLines, EachKindOfRecord) {
  const auto sink = read_as("jsonl", text_of(fixtures() / "records.jsonl"));
  EXPECT_TRUE(sink.rejects.empty());
  EXPECT_TRUE(sink.warnings.empty());
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].ended, at(utc(2025, 5, 24, 16, 9)));
  EXPECT_THAT(sink.incidents[0].regions, ElementsAre("US", "GB"));
  ASSERT_EQ(sink.incidents[0].counts.size(), 1);
  EXPECT_EQ(sink.incidents[0].counts[0].count, 25000);
  EXPECT_EQ(sink.incidents[0].counts[0].relation, ">=");
  EXPECT_EQ(sink.incidents[0].counts[0].region, "US");
  EXPECT_FALSE(sink.incidents[0].counts[0].peak);
  ASSERT_EQ(sink.reports.size(), 1);
  EXPECT_EQ(sink.reports[0].count, 25800);
  EXPECT_EQ(sink.reports[0].bucket, 900);
  ASSERT_EQ(sink.coverages.size(), 1);
  EXPECT_EQ(sink.coverages[0].from, utc(2025, 3, 1, 5));
  EXPECT_EQ(sink.coverages[0].until, utc(2025, 6, 1, 4));
  EXPECT_EQ(sink.coverages[0].basis, CoverageBasis::declared);
  EXPECT_EQ(sink.coverages[0].source.kind, "person");
}

TEST(JsonLines, NestedLists) {
  const auto read = incident(R"(
    "updates": [{"at": "2025-05-24T12:30Z", "status": "investigating", "text": "We look."}],
    "counts": [{"at": "2025-05-24T13:00Z", "count": 690, "relation": "~", "peak": false, "region": "US"},
               {"count": "25,800", "peak": true}],
    "claims": [{"cause": "a fire", "category": "power", "claimed_by": "Example News", "standing": "speculated",
                "url": "https://news.example/fire"}],
    "components": ["login", {"name": "api", "old_status": "up", "new_status": "down"}],
    "regions": ["US"])");
  ASSERT_EQ(read.updates.size(), 1);
  EXPECT_EQ(read.updates[0].at, at(utc(2025, 5, 24, 12, 30)));
  EXPECT_EQ(read.updates[0].status, "investigating");
  EXPECT_EQ(read.updates[0].text, "We look.");
  ASSERT_EQ(read.counts.size(), 2);
  EXPECT_EQ(read.counts[0].at_text, "2025-05-24T13:00Z");
  EXPECT_EQ(read.counts[0].relation, "~");
  EXPECT_EQ(read.counts[1].count, 25800);
  EXPECT_EQ(read.counts[1].relation, "=");
  EXPECT_TRUE(read.counts[1].peak);
  ASSERT_EQ(read.claims.size(), 1);
  EXPECT_EQ(read.claims[0].standing, Standing::speculated);
  EXPECT_EQ(read.claims[0].url, "https://news.example/fire");
  ASSERT_EQ(read.components.size(), 2);
  EXPECT_EQ(read.components[0].name, "login");
  EXPECT_EQ(read.components[1].new_status, "down");
}

TEST(JsonLines, SeveralPlatforms) {
  const auto sink =
      read_as("jsonl", R"({"platform": ["X", "Slack"], "started": "2025-05-24T12:00Z"})");
  ASSERT_EQ(sink.incidents.size(), 2);
  EXPECT_EQ(sink.incidents[0].platform, "X");
  EXPECT_EQ(sink.incidents[1].platform, "Slack");
}

TEST(JsonLines, NumbersNullAndTruthValuesAsTexts) {
  const auto read = incident(
      R"("peak_reports": 25800, "title": 404, "ended": null, "key": "", "ratio": 0.5, "sure": true)");
  EXPECT_EQ(read.counts.at(0).count, 25800);
  EXPECT_EQ(read.title, "404");
  EXPECT_FALSE(read.ended.known());
  EXPECT_EQ(read.extra.at("ratio"), "0.5");
  EXPECT_EQ(read.extra.at("sure"), "true");
}

TEST(JsonLines, UnknownMembersAreKeptAsTheyStoodAndToldOnce) {
  const std::string line =
      R"({"platform": "X", "started": "2025-05-24T12:00Z", "mood": {"now": ["bad", 1]}})";
  const auto sink = read_as("jsonl", line + "\n" + line + "\n");
  ASSERT_EQ(sink.incidents.size(), 2);
  EXPECT_EQ(sink.incidents[1].extra.at("mood"), R"({"now":["bad",1]})");
  EXPECT_THAT(sink.warnings, ElementsAre("unknown column 'mood'; stored with the record"));
}

TEST(JsonLines, CountsAloneMakeAnIncident) {
  const auto sink = read_as(
      "jsonl", R"({"platform": "X", "counts": [{"at": "2025-06-15 03:33 ET", "count": 32}]})");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_FALSE(sink.incidents[0].started.known());
  EXPECT_EQ(sink.incidents[0].counts[0].at, at(utc(2025, 6, 15, 7, 33)));
}

TEST(JsonLines, BadLinesCostOnlyThemselves) {
  const std::string good = R"({"platform": "X", "started": "2025-05-24T12:00Z"})";
  const auto sink = read_as(
      "jsonl", "\xEF\xBB\xBF" + good + "\r\n{\"platform\": \n\n[1]\n" + good + good + "\n" + good);
  EXPECT_EQ(sink.incidents.size(), 2);
  EXPECT_EQ(sink.lines, (std::vector<std::uint64_t>{1, 6}));
  ASSERT_EQ(sink.rejects.size(), 3);
  EXPECT_EQ(sink.rejects[0].line, 2);
  EXPECT_EQ(sink.rejects[0].record, "{\"platform\":");
  EXPECT_THAT(sink.rejects[0].reason, testing::StartsWith("not a single complete JSON object: "));
  EXPECT_NE(sink.rejects[0].hint, "");
  EXPECT_EQ(sink.rejects[1].line, 4);
  EXPECT_EQ(sink.rejects[2].line, 5);
}

TEST(JsonLines, InvalidUtf8IsRepairedAndTold) {
  const auto read = read_as(
      "jsonl", "{\"platform\": \"X\", \"title\": \"a\xFF\", \"started\": \"2025-05-24T12:00Z\"}\n");
  ASSERT_EQ(read.incidents.size(), 1);
  EXPECT_EQ(read.incidents[0].title, "a\xEF\xBF\xBD");
  EXPECT_EQ(read.warnings.size(), 1);
}

TEST(JsonLines, TooLongALineIsRefusedAndTheNextIsRead) {
  std::string text = R"({"platform": "X", "title": ")";
  text.append((std::size_t{64} << 20) + 1, 'x');
  text += "\"}\n{\"platform\": \"X\", \"started\": \"2025-05-24T12:00Z\"}\n";
  const auto sink = read_as("jsonl", text);
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].reason, "the line is longer than 64 MiB");
  EXPECT_EQ(sink.lines, (std::vector<std::uint64_t>{2}));
}

TEST(JsonLines, UnknownMembersOfUserReportsAreTold) {
  const auto sink = read_as(
      "jsonl",
      R"({"type": "user_reports", "platform": "X", "observed_at": "2025-05-24T12:00Z", "reports": 3, "mood": 1})");
  ASSERT_EQ(sink.reports.size(), 1);
  EXPECT_EQ(sink.reports[0].count, 3);
  EXPECT_EQ(sink.reports[0].region, "WW");
  EXPECT_THAT(sink.warnings, ElementsAre("unknown column 'mood'; ignored"));
}

struct Kept {
  const char* members;
  const char* column;
  const char* text;
};

class JsonLinesKept : public testing::TestWithParam<Kept> {};

// A detail that cannot be read does not cost the record.
TEST_P(JsonLinesKept, InWordsWithAWarning) {
  const auto& [members, column, text] = GetParam();
  const auto sink = read_as("jsonl", R"({"platform": "X", "started": "2025-05-24T12:00Z", )" +
                                         std::string(members) + "}\n");
  ASSERT_EQ(sink.incidents.size(), 1) << members;
  EXPECT_EQ(sink.incidents[0].extra.at(column), text);
  ASSERT_EQ(sink.warnings.size(), 1) << members;
  EXPECT_THAT(sink.warnings[0], HasSubstr("with the record"));
}

INSTANTIATE_TEST_SUITE_P(
    Members, JsonLinesKept,
    testing::Values(Kept{R"("updates": [{"when": 1}])", "updates.when", "1"},
                    Kept{R"("updates": "soon")", "updates", "soon"},
                    Kept{R"("updates": ["soon"])", "updates", R"(["soon"])"},
                    Kept{R"("regions": [{"code": "US"}])", "regions", R"([{"code":"US"}])"},
                    Kept{R"("updates": [{"at": "x"}])", "updates.at", "x"},
                    Kept{R"("counts": [{"at": "2025-05-24T12:00Z"}])", "counts.count", ""},
                    Kept{R"("counts": [{"count": 5, "relation": "about"}])", "counts.count", "5"},
                    Kept{R"("counts": [{"count": ">5", "relation": "<"}])", "counts.count", ">5"},
                    Kept{R"("counts": [{"count": 5, "peak": "maybe"}])", "counts.peak", "maybe"},
                    Kept{R"("claims": [{"claimed_by": "me"}])", "claimed_by", "me"},
                    Kept{R"("components": [{"name": "a", "colour": "red"}])", "components.colour",
                         "red"}));

TEST(JsonLines, CountsMayBeWrittenWithAFraction) {
  const auto sink = read_as(
      "jsonl", R"({"platform": "X", "observed_at": "2025-05-24T12:00Z", "user_reports": 70000.0})"
               "\n");
  ASSERT_EQ(sink.reports.size(), 1);
  EXPECT_EQ(sink.reports[0].count, 70000);
}

struct Refused {
  const char* members;
  const char* reason;
  const char* hint;
};

class JsonLinesRefused : public testing::TestWithParam<Refused> {};

TEST_P(JsonLinesRefused, WithReasonAndHint) {
  const auto sink =
      read_as("jsonl", "\n{\"platform\": \"X\", " + std::string(GetParam().members) + "}\n");
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 2);
  EXPECT_THAT(sink.rejects[0].reason, testing::StartsWith(GetParam().reason));
  EXPECT_THAT(sink.rejects[0].hint, HasSubstr(GetParam().hint));
  EXPECT_TRUE(sink.incidents.empty() && sink.reports.empty() && sink.coverages.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Members, JsonLinesRefused,
    testing::Values(
        Refused{R"("mood": 1)", "the record is neither", "type"},
        Refused{R"("type": "rumour")", "type: unknown value 'rumour'", "coverage"},
        Refused{R"("title": ["a"], "started": "2025-05-24T12:00Z")", "title: expected a text",
                "single text"},
        Refused{R"("user_reports": 5)", "observed_at: missing", "counted"},
        Refused{R"("user_reports": 5.5, "observed_at": "2025-05-24T12:00Z")", "user_reports: '5.5'",
                "digits"},
        Refused{R"("type": "coverage", "from": "2025-03")", "a coverage record needs", "until"},
        Refused{R"("type": "coverage", "from": "2025-03", "until": "soon", "zone": "ET")",
                "until: ", ""},
        Refused{R"("type": "coverage", "from": "2025-05", "until": "2025-03", "zone": "ET")",
                "until: must be after", "included"}));

TEST(JsonLines, MembersMayBeStatedTwiceAlike) {
  std::string members;
  for (int n = 0; n < 1000; ++n) {
    const std::string member = R"(, "m)" + std::to_string(n) + R"(": [1, {"a": )";
    members += member + "2}]" + member + " 2 } ]";
  }
  const std::string record = R"({"platform": "X", "started": "2025-05-24T12:00Z")" + members;
  const auto sink =
      read_as("jsonl", record + "}\n" + record + R"(, "m500": [1, {"a": 3}]})" + "\n");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].extra.size(), 1000);
  EXPECT_EQ(sink.incidents[0].extra.at("m500"), R"([1,{"a":2}])");
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].reason, "duplicate member 'm500' with different values");
}

}  // namespace
}  // namespace outagedb::test
