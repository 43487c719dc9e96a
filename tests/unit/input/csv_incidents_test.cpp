#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TimeBounds at(Instant instant) { return {instant, instant}; }

// One record of a platform X with a start, and the columns given.
RecordingSink row(const std::string& columns, const std::string& values) {
  return read_as("csv",
                 "platform,started," + columns + "\nX,2025-05-24T12:00:00Z," + values + "\n");
}

Incident incident(const std::string& columns, const std::string& values) {
  const auto sink = row(columns, values);
  EXPECT_EQ(sink.incidents.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  return sink.incidents.empty() ? Incident{} : sink.incidents[0];
}

TEST(CsvIncidents, WholeRecord) {
  const auto sink = read_as("csv", text_of(fixtures() / "incidents.csv"));
  EXPECT_TRUE(sink.rejects.empty());
  EXPECT_TRUE(sink.warnings.empty());
  ASSERT_EQ(sink.incidents.size(), 3);
  const Incident& first = sink.incidents[0];
  EXPECT_EQ(first.platform, "X");
  EXPECT_EQ(first.title, "Timelines stay empty, posts fail");
  EXPECT_EQ(first.started, at(utc(2025, 5, 24, 12)));
  EXPECT_EQ(first.started_text, "2025-05-24 08:00 ET");
  EXPECT_EQ(first.ended, at(utc(2025, 5, 24, 16, 9)));
  EXPECT_EQ(first.ended_text, "2025-05-24 12:09 ET");
  EXPECT_EQ(first.zone, "ET");
  EXPECT_THAT(first.regions, ElementsAre("US", "GB"));
  EXPECT_EQ(first.kind, Kind::outage);
  EXPECT_EQ(first.severity, Severity::major);
  EXPECT_EQ(first.status, "over");
  EXPECT_FALSE(first.ongoing);
  EXPECT_EQ(first.url, "https://news.example/x-0524");
  EXPECT_EQ(first.source, (Source{"article", "https://news.example/x-0524", "Example News",
                                  "https://news.example/x-0524", "en", ""}));
  ASSERT_EQ(first.counts.size(), 1);
  EXPECT_EQ(first.counts[0].count, 25000);
  EXPECT_EQ(first.counts[0].relation, ">=");
  EXPECT_TRUE(first.counts[0].peak);
  EXPECT_EQ(first.counts[0].at, at(utc(2025, 5, 24, 12, 26)));
  EXPECT_EQ(first.counts[0].at_text, "2025-05-24 08:26 ET");
  ASSERT_EQ(first.claims.size(), 1);
  EXPECT_EQ(first.claims[0].cause, "failover did not work");
  EXPECT_EQ(first.claims[0].claimed_by, "the owner");
  EXPECT_EQ(first.claims[0].standing, Standing::claimed);
}

TEST(CsvIncidents, SeveralPlatformsAreOneIncidentEach) {
  const auto sink = read_as("csv", text_of(fixtures() / "incidents.csv"));
  ASSERT_EQ(sink.incidents.size(), 3);
  EXPECT_EQ(sink.incidents[1].platform, "X");
  EXPECT_EQ(sink.incidents[2].platform, "Slack");
  EXPECT_EQ(sink.incidents[2].title, "Cloud provider in trouble");
  EXPECT_TRUE(sink.incidents[2].ongoing);
  EXPECT_EQ(sink.lines, (std::vector<std::uint64_t>{2, 3, 3}));
}

TEST(CsvIncidents, WhenFillsBothEnds) {
  const auto read = [](const std::string& when) {
    const auto sink = read_as("csv", "platform,when\nX," + when + "\n");
    return sink.incidents.size() == 1 ? sink.incidents[0] : Incident{};
  };
  const auto both = read("2025-05-24T12:00Z/2025-05-24T16:00Z");
  EXPECT_EQ(both.started, at(utc(2025, 5, 24, 12)));
  EXPECT_EQ(both.ended, at(utc(2025, 5, 24, 16)));
  EXPECT_EQ(both.started_text, "2025-05-24T12:00Z");
  EXPECT_EQ(both.ended_text, "2025-05-24T16:00Z");
  EXPECT_FALSE(both.ongoing);
  EXPECT_TRUE(read("2025-05-24T12:00Z/..").ongoing);
  EXPECT_FALSE(read("2025-05-24T12:00Z/").ongoing);
}

TEST(CsvIncidents, ZoneOfTheRowOverThatOfTheOptions) {
  ReadOptions options;
  options.time.zone = Zone::named("America/New_York");
  const auto sink =
      read_as("csv",
              "platform,started,ended,zone\nX,2025-05-24 15:00,2025-05-24 16:00,Riyadh\n"
              "X,2025-05-24 15:00,,\n",
              options);
  ASSERT_EQ(sink.incidents.size(), 2);
  EXPECT_EQ(sink.incidents[0].started, at(utc(2025, 5, 24, 12)));
  EXPECT_EQ(sink.incidents[0].zone, "Riyadh");
  EXPECT_EQ(sink.incidents[0].source.zone, "Riyadh");
  EXPECT_EQ(sink.incidents[1].started, at(utc(2025, 5, 24, 19)));
}

TEST(CsvIncidents, LabelThatTheUserSettled) {
  ReadOptions options;
  options.time.labels["AST"] = "Asia/Riyadh";
  const auto sink = read_as("csv", "platform,started,zone\nX,2025-05-24 15:00,AST\n", options);
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].started, at(utc(2025, 5, 24, 12)));
}

TEST(CsvIncidents, CoarseTimesAndDurations) {
  const auto sink =
      read_as("csv", "platform,started,duration\nX,2025-05-24Z,>2h\nX,2025-05-24 ET,\n");
  const auto& last = sink.incidents.back();
  EXPECT_FALSE(last.started.exact());
  EXPECT_TRUE(last.started.known());
  EXPECT_EQ(incident("duration", ">2h").duration.max, std::nullopt);
  EXPECT_EQ(incident("duration", "45m").duration, (DurationBounds{2700, 2700}));
  EXPECT_EQ(incident("duration", "45m").duration_text, "45m");
}

TEST(CsvIncidents, EndBeforeStartPassesThrough) {
  const auto read = incident("ended", "2025-05-24T11:00Z");
  EXPECT_EQ(read.ended, at(utc(2025, 5, 24, 11)));
  EXPECT_TRUE(read.faults.empty());
}

TEST(CsvIncidents, KindAndSeverityAgree) {
  const auto minor = incident("severity", "Minor");
  EXPECT_EQ(minor.kind, Kind::degradation);
  EXPECT_EQ(minor.severity, Severity::minor);
  EXPECT_EQ(incident("severity,kind", "minor,outage").kind, Kind::degradation);
  EXPECT_EQ(incident("kind", "degradation").severity, Severity::minor);
  EXPECT_EQ(incident("kind", "Maintenance").kind, Kind::maintenance);
  EXPECT_EQ(incident("severity,kind", "major,degradation").kind, Kind::degradation);
  EXPECT_EQ(incident("severity", "critical").kind, Kind::outage);
  EXPECT_EQ(incident("title", "t").severity, std::nullopt);
}

TEST(CsvIncidents, OpenStatusWithoutAnEndIsOngoing) {
  EXPECT_TRUE(incident("status", "Investigating").ongoing);
  EXPECT_FALSE(incident("status", "resolved").ongoing);
  EXPECT_FALSE(incident("status,ended", "ongoing,2025-05-24T13:00Z").ongoing);
}

TEST(CsvIncidents, SourceByAddressNameKindOrOption) {
  EXPECT_EQ(incident("source", "Example News").source,
            (Source{"publisher", "Example News", "", "", "", ""}));
  EXPECT_EQ(incident("title", "t").source.name, "unnamed");
  EXPECT_EQ(incident("source,source_kind", "me,person").source.kind, "person");
  const auto both =
      incident("source,source_kind,url", "Downdetector,user_reports,https://d.example/x");
  EXPECT_EQ(both.source.kind, "user_reports");
  EXPECT_EQ(both.source.name, "https://d.example/x");
  EXPECT_EQ(both.source.publisher, "Downdetector");
  ReadOptions options;
  options.source = "Desk";
  const auto sink = read_as("csv", "platform,started\nX,2025-05-24T12:00Z\n", options);
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].source.name, "Desk");
}

TEST(CsvIncidents, CategoryStatedAtKeyComponentsAndNote) {
  const auto read = incident("category,standing,stated_at,key,components,note",
                             "power,confirmed,2025-05-25T00:00Z,k1,login; posting,seen twice");
  ASSERT_EQ(read.claims.size(), 1);
  EXPECT_EQ(read.claims[0].category, "power");
  EXPECT_EQ(read.claims[0].standing, Standing::confirmed);
  EXPECT_EQ(read.stated_at, utc(2025, 5, 25));
  EXPECT_EQ(read.key, "k1");
  ASSERT_EQ(read.components.size(), 2);
  EXPECT_EQ(read.components[1].name, "posting");
  EXPECT_EQ(read.extra.at("note"), "seen twice");
}

TEST(CsvIncidents, DayOnWhichItWasStatedCountsToItsEnd) {
  EXPECT_EQ(incident("stated_at,zone", "2025-05-25,UTC").stated_at, utc(2025, 5, 25, 23, 59, 59));
}

TEST(CsvIncidents, UnknownColumnsAreKeptAndToldOnce) {
  const auto sink = read_as("csv",
                            "platform,started,mood,type,\nX,2025-05-24T12:00Z,bad,power,odd\n"
                            "X,2025-05-25T12:00Z,worse,,\n");
  ASSERT_EQ(sink.incidents.size(), 2);
  EXPECT_EQ(sink.incidents[0].extra.at("mood"), "bad");
  EXPECT_EQ(sink.incidents[0].extra.at("type"), "power");
  EXPECT_EQ(sink.incidents[0].extra.at("column 5"), "odd");
  EXPECT_EQ(sink.incidents[1].extra.size(), 1);
  EXPECT_THAT(sink.warnings, ElementsAre("unknown column 'mood'; stored with the record",
                                         "unknown column 'type'; stored with the record",
                                         "unknown column 'column 5'; stored with the record"));
}

TEST(CsvIncidents, CountsWithoutAStartAreATime) {
  const auto sink =
      read_as("csv", "platform,started,peak_reports\nX,,25800 at 2025-05-24 08:51 ET\nX,,25800\n");
  EXPECT_EQ(sink.incidents.size(), 1);
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].reason, "the incident has no time");
}

TEST(CsvIncidents, ArabicRecord) {
  const auto sink = read_as("csv",
                            "platform,title,started,zone,peak_reports,lang\n"
                            "إكس,انقطاع مسائي,٢٠٢٥-٠٥-٢٤ ١٥:٠٠,توقيت الرياض,>١٠٬٠٠٠,ar\n");
  ASSERT_EQ(sink.incidents.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.platform, "إكس");
  EXPECT_EQ(read.title, "انقطاع مسائي");
  EXPECT_EQ(read.started, at(utc(2025, 5, 24, 12)));
  EXPECT_EQ(read.counts.at(0).count, 10000);
  EXPECT_EQ(read.counts.at(0).relation, ">=");
}

TEST(CsvIncidents, NotesOnTimesNameTheLine) {
  const auto sink = read_as("csv", "platform,started\nX,2025-07-01 09:00 EST\n");
  ASSERT_EQ(sink.incidents.size(), 1);
  ASSERT_EQ(sink.warnings.size(), 1);
  EXPECT_THAT(sink.warnings[0], testing::StartsWith("line 2: started: "));
}

struct Refused {
  const char* columns;
  const char* values;
  const char* reason;
  const char* hint;
};

class CsvIncidentsRefused : public testing::TestWithParam<Refused> {};

TEST_P(CsvIncidentsRefused, WithReasonAndHint) {
  const auto sink = row(GetParam().columns, GetParam().values);
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_TRUE(sink.incidents.empty());
  EXPECT_EQ(sink.rejects[0].line, 2);
  EXPECT_THAT(sink.rejects[0].reason, testing::StartsWith(GetParam().reason));
  EXPECT_THAT(sink.rejects[0].hint, HasSubstr(GetParam().hint));
}

INSTANTIATE_TEST_SUITE_P(
    Columns, CsvIncidentsRefused,
    testing::Values(Refused{"ended", "sometime", "ended: ", ""},
                    Refused{"ended", "2025-05-24 09:00", "ended: ", ""},
                    Refused{"when", "2025-05-24", "when: cannot be combined", "one or the other"},
                    Refused{"zone", "Atlantis", "zone: ", ""}, Refused{"zone", "AST", "zone: ", ""},
                    Refused{"source_kind", "rumour", "source_kind: unknown value 'rumour'",
                            "monitor"},
                    Refused{"stated_at", "lately", "stated_at: ", ""}));

struct Kept {
  const char* column;
  const char* text;
};

class CsvIncidentsKept : public testing::TestWithParam<Kept> {};

// A detail that cannot be read does not cost the record, but where a person can be asked.
TEST_P(CsvIncidentsKept, InWordsWithAWarning) {
  const auto& [column, text] = GetParam();
  const auto sink = row(column, text);
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_TRUE(sink.rejects.empty());
  EXPECT_EQ(sink.incidents[0].extra.at(column), std::string(text));
  ASSERT_FALSE(sink.warnings.empty());
  EXPECT_THAT(sink.warnings[0], HasSubstr("stored unchanged with the record"));
  EXPECT_EQ(sink.warnings[0].find('\n'), std::string::npos);
  EXPECT_TRUE(sink.incidents[0].counts.empty());
  EXPECT_FALSE(sink.incidents[0].duration.known());
}

INSTANTIATE_TEST_SUITE_P(Columns, CsvIncidentsKept,
                         testing::Values(Kept{"duration", "long"}, Kept{"kind", "crash"},
                                         Kept{"severity", "huge"}, Kept{"peak_reports", "lots"},
                                         Kept{"peak_reports", "25800 at noonish"},
                                         Kept{"counts", "5"}, Kept{"updates", "none"},
                                         Kept{"claims", "rumour"}, Kept{"duration", "90"},
                                         Kept{"claimed_by", "the owner"},
                                         Kept{"standing", "rumoured"}));

TEST(CsvIncidents, TimeThatCannotBeReadIsShownWithACaret) {
  const auto sink = row("ended", "2025-05-99");
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("\n"));
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("^"));
}

}  // namespace
}  // namespace outagedb::test
