#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"
#include "time/reconcile.hpp"

namespace outagedb::test {
namespace {

using testing::HasSubstr;

TimeBounds at(Instant instant) { return {instant, instant}; }

ReadOptions of(const std::string& platform, const std::string& path = {}) {
  ReadOptions options;
  options.platform = platform;
  options.path = path;
  return options;
}

RecordingSink read_detector(const std::string& text, const ReadOptions& options = of("Postbox")) {
  return read_as("downdetector", text, options);
}

class EventPage : public testing::Test {
 protected:
  RecordingSink sink = read_detector(text_of(fixtures() / "downdetector.json"),
                                     of("", "pages/12345-problems-at-post-box.json"));
};

// The clock is turned back within the chart: 01:45 -04:00 and 01:00 -05:00 are neighbours.
TEST_F(EventPage, OffsetOfEachPointDecides) {
  ASSERT_EQ(sink.reports.size(), 5);
  const Instant start = utc(2025, 11, 2, 5, 30, 10);
  const Seconds after[] = {0, 900, 1800, 3600, 5400};
  const std::int64_t counts[] = {2, 40, 95, 95, 3};
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(sink.reports[i].at, start + after[i]);
    EXPECT_EQ(sink.reports[i].count, counts[i]);
    EXPECT_EQ(sink.reports[i].bucket, 900);
    EXPECT_EQ(sink.reports[i].region, "WW");
    EXPECT_EQ(sink.reports[i].source, "Downdetector event pages");
    EXPECT_FALSE(sink.reports[i].watched);
    EXPECT_EQ(sink.reports[i].platform, "Post Box");
  }
}

TEST_F(EventPage, BrokenPointsAreRejectedAlone) {
  ASSERT_EQ(sink.rejects.size(), 2);
  EXPECT_EQ(sink.rejects[0].line, 6);
  EXPECT_EQ(sink.rejects[0].reason, "y: missing");
  EXPECT_EQ(sink.rejects[1].line, 8);
  EXPECT_THAT(sink.rejects[1].reason, HasSubstr("many"));
  EXPECT_NE(sink.rejects[0].hint, "");
}

TEST_F(EventPage, IsAnIncidentThatWasOnAtItsPeak) {
  ASSERT_EQ(sink.incidents.size(), 1);
  Incident read = sink.incidents[0];
  EXPECT_EQ(read.key, "12345");
  EXPECT_EQ(read.title, "Problems at Post Box");
  EXPECT_EQ(read.source, (Source{"user_reports", "Downdetector", "", "", "", ""}));
  EXPECT_EQ(read.extra.at("reasons"), "Log-in 50%; Sending 50%");
  EXPECT_TRUE(read.claims.empty());
  EXPECT_FALSE(read.ongoing);
  ASSERT_EQ(read.counts.size(), 1);
  EXPECT_EQ(read.counts[0].count, 95);
  reconcile(read, utc(2026, 1, 1));
  const Instant peak = utc(2025, 11, 2, 6, 0, 10);  // the first of the two that hold 95
  EXPECT_EQ(read.started, (TimeBounds{utc(2025, 11, 2, 5, 30, 10), peak + 899}));
  EXPECT_EQ(read.ended, (TimeBounds{peak, std::nullopt}));
  EXPECT_TRUE(read.faults.empty());
}

TEST(EventPageNames, WhatThePageSaysThenTheUserThenTheAddress) {
  const std::string chart = R"("counts": [{"x": "2025-06-01T10:00:00Z", "y": 1}])";
  const auto first = [&](const std::string& members, const ReadOptions& options) {
    return read_detector("{" + members + chart + "}", options).incidents.at(0);
  };
  const std::string url = R"("url": "https://d.example/status/pb/news/77-problems-at-pb/", )";
  const auto stated = first(R"("id": 9, "company_name": "Postbox", "country_iso": "DE", )" + url,
                            of("Other", "1-problems-at-z.json"));
  EXPECT_EQ(stated.platform, "Postbox");
  EXPECT_EQ(stated.key, "9");
  EXPECT_EQ(stated.regions, std::vector<std::string>{"DE"});
  EXPECT_EQ(first(url, of("Other")).platform, "Other");
  EXPECT_EQ(first(url, of("Other")).key, "77");
  EXPECT_EQ(first(url, of("")).platform, "Pb");
  EXPECT_EQ(first("", of("Other")).key, "");
  const auto nameless = read_detector("{" + chart + "}", of(""));
  EXPECT_TRUE(nameless.incidents.empty());
  ASSERT_EQ(nameless.rejects.size(), 1);
  EXPECT_EQ(nameless.rejects[0].reason, "platform: missing");
  EXPECT_THAT(nameless.rejects[0].hint, HasSubstr("--platform"));
}

TEST(EventPageNames, ChartWithoutReportsHasNoPeak) {
  const auto sink = read_detector(R"({"counts": [{"x": "2025-06-01T10:00:00Z", "y": 0},
                                                 {"x": "2025-06-01T10:15:00Z", "y": 0}]})");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_TRUE(sink.incidents[0].counts.empty());
  EXPECT_EQ(sink.incidents[0].started,
            (TimeBounds{utc(2025, 6, 1, 10), utc(2025, 6, 1, 10, 29, 59)}));
}

// What is usual is no report, and a company's page is shown whether anything happened or not.
TEST(CompanyChart, ReportsWithoutTheirBaseline) {
  for (
      const char* text :
      {R"({"reports": [{"x": "2025-06-01T10:00:00+02:00", "y": 7}, {"x": "2025-06-01T10:15:00+02:00", "y": 8}],
            "baseline": [{"x": "2025-06-01T10:00:00+02:00", "y": 100}], "country_iso": "IT"})",
       R"({"baseline": [{"date": "2025-06-01T08:00:00Z", "value": 100}], "country_iso": "IT",
            "reports": [{"date": "2025-06-01T08:00:00Z", "value": 7}, {"date": "2025-06-01T08:15:00Z", "value": 8}]})"}) {
    EXPECT_EQ(format_of(text).name, "downdetector");
    const auto sink = read_detector(text);
    EXPECT_TRUE(sink.incidents.empty());
    EXPECT_TRUE(sink.rejects.empty());
    ASSERT_EQ(sink.reports.size(), 2);
    EXPECT_EQ(sink.reports[0].at, utc(2025, 6, 1, 8));
    EXPECT_EQ(sink.reports[0].count, 7);
    EXPECT_EQ(sink.reports[0].region, "IT");
    EXPECT_EQ(sink.reports[1].bucket, 900);
  }
}

TEST(DowndetectorApi, Buckets) {
  const std::string text = R"([
    {"indicators": 2, "other": 1, "point_in_time": "2025-06-01T10:00:00+00:00", "total": 3, "tweets": 0},
    {"indicators": 0, "other": 4, "point_in_time": "2025-06-01T11:00:00+00:00", "total": 4, "tweets": 0}])";
  EXPECT_EQ(format_of(text).name, "downdetector");
  const auto sink = read_detector(text);
  ASSERT_EQ(sink.reports.size(), 2);
  EXPECT_EQ(sink.reports[0].count, 3);
  EXPECT_EQ(sink.reports[0].bucket, 3600);
  EXPECT_EQ(sink.lines, (std::vector<std::uint64_t>{2, 3}));
  EXPECT_TRUE(sink.incidents.empty());
  const auto nameless = read_detector(text, of(""));
  EXPECT_EQ(nameless.rejects.size(), 2);
  EXPECT_TRUE(nameless.reports.empty());
}

TEST(DowndetectorApi, Incidents) {
  const std::string text = R"([
    {"id": 5, "created_at": "2025-06-01T10:00:00Z", "resolved_at": "2025-06-01T12:00:00Z", "is_active": false,
     "peak_user_impact": 0.4, "total": 9000, "updated_at": "2025-06-01T12:05:00Z"},
    {"id": 6, "created_at": "2025-06-02T10:00:00Z", "resolved_at": null, "is_active": true, "company_name": "Parcel"},
    {"created_at": "2025-06-02T10:00:00Z", "is_active": true}])";
  EXPECT_EQ(format_of(text).name, "downdetector");
  const auto sink = read_detector(text);
  ASSERT_EQ(sink.incidents.size(), 2);
  const Incident& over = sink.incidents[0];
  EXPECT_EQ(over.key, "incident/5");
  EXPECT_EQ(over.platform, "Postbox");
  EXPECT_EQ(over.started, at(utc(2025, 6, 1, 10)));
  EXPECT_EQ(over.ended, at(utc(2025, 6, 1, 12)));
  EXPECT_EQ(over.stated_at, utc(2025, 6, 1, 12, 5));
  EXPECT_FALSE(over.ongoing);
  EXPECT_TRUE(over.counts.empty());  // all reports of the incident are no peak
  EXPECT_EQ(over.extra.at("total"), "9000");
  const Incident& open = sink.incidents[1];
  EXPECT_EQ(open.platform, "Parcel");
  EXPECT_TRUE(open.ongoing);
  EXPECT_FALSE(open.ended.known());
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 5);
  EXPECT_EQ(sink.rejects[0].reason, "id: missing");
}

TEST(DowndetectorApi, EventsLastAsMeasured) {
  const auto sink = read_detector(R"([
    {"id": 12345, "title": "Postbox is down", "body": "Many people say so.", "company_id": 1, "is_active": false,
     "created_at": "2025-06-01T10:20:00Z", "publish_at": "2025-06-01T10:30:00Z",
     "measurement": {"started_on": "2025-06-01T10:00:00Z", "ended_on": "2025-06-01T11:00:00Z", "expected": 4, "actual": 900}},
    {"id": 12346, "title": "n", "company_id": 1, "is_active": true,
     "created_at": "2025-06-01T10:20:00Z", "publish_at": "2025-06-01T10:30:00Z"}])");
  ASSERT_EQ(sink.incidents.size(), 2);
  const Incident& event = sink.incidents[0];
  EXPECT_EQ(event.key, "12345");
  EXPECT_EQ(event.started, at(utc(2025, 6, 1, 10)));
  EXPECT_EQ(event.ended, at(utc(2025, 6, 1, 11)));
  EXPECT_EQ(event.extra.at("actual"), "900");
  ASSERT_EQ(event.updates.size(), 1);
  EXPECT_EQ(event.updates[0].at, at(utc(2025, 6, 1, 10, 30)));
  EXPECT_EQ(sink.incidents[1].started, (TimeBounds{std::nullopt, utc(2025, 6, 1, 10, 20)}));
}

TEST(DowndetectorFaults, CutOffListAndDocument) {
  const auto list =
      read_detector("[{\"point_in_time\": \"2025-06-01T10:00:00Z\", \"total\": 3},\n{\"poi");
  EXPECT_EQ(list.reports.size(), 1);
  ASSERT_GE(list.rejects.size(), 1);
  EXPECT_EQ(list.rejects.back().line, 2);
  const auto page = read_detector("{\"counts\": [\n{\"x\": \"2025-06-01T10:00:00Z\", \"y\": 1},");
  EXPECT_TRUE(page.incidents.empty());
  ASSERT_EQ(page.rejects.size(), 1);
  EXPECT_THAT(page.rejects[0].hint, HasSubstr("truncated"));
  EXPECT_EQ(read_detector("{}").rejects.at(0).reason, "the page contains no counts");
}

TEST(DowndetectorFaults, TimeToComeAndTimeWithoutOffset) {
  ReadOptions options = of("Postbox");
  options.now = utc(2025, 6, 1, 10, 10);
  const auto sink = read_detector(R"({"reports": [{"x": "2025-06-01T10:00:00Z", "y": 1},
    {"x": "2025-06-01T10:15:00Z", "y": 1}, {"x": "2025-06-01T10:00:00", "y": 1}]})",
                                  options);
  EXPECT_EQ(sink.reports.size(), 1);
  ASSERT_EQ(sink.rejects.size(), 2);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("in the future"));
  EXPECT_THAT(sink.rejects[1].reason, HasSubstr("zone"));
}

}  // namespace
}  // namespace outagedb::test
