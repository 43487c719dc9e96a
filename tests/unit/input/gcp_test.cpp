#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TimeBounds at(Instant instant) { return {instant, instant}; }

std::string record_of(const std::string& members) {
  return R"({"id": "g", "service_key": "k", "external_desc": "d", "begin": "2025-06-01T10:00:00Z", )" +
         members + "}";
}

Incident incident(const std::string& members) {
  const auto sink = read_as("gcp", "[" + record_of(members) + "]");
  EXPECT_EQ(sink.incidents.size(), 1) << (sink.rejects.empty() ? "" : sink.rejects[0].reason);
  return sink.incidents.empty() ? Incident{} : sink.incidents[0];
}

class GcpFeed : public testing::Test {
 protected:
  RecordingSink sink = read_as("gcp", text_of(fixtures() / "gcp.json"));
};

TEST_F(GcpFeed, StartsAtItsBeginNotAtTheFirstUpdate) {
  ASSERT_EQ(sink.incidents.size(), 3);
  EXPECT_EQ(sink.incidents[1].started, at(utc(2025, 6, 2, 10)));
  EXPECT_EQ(sink.incidents[1].started_text, "2025-06-02T10:00:00+00:00");
  EXPECT_EQ(sink.incidents[1].ended, at(utc(2025, 6, 2, 11, 30)));
  EXPECT_EQ(sink.incidents[1].title, "Logins failed everywhere");
  EXPECT_EQ(sink.incidents[1].evidence, Evidence::publisher);
  EXPECT_FALSE(sink.incidents[1].ongoing);
}

TEST_F(GcpFeed, OpenIncident) {
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.key, "g4");
  EXPECT_EQ(read.platform, "Google Cloud");
  EXPECT_EQ(read.source, (Source{"status_page", "https://status.cloud.google.com", "",
                                 "https://status.cloud.google.com", "", ""}));
  EXPECT_EQ(read.url, "https://status.cloud.google.com/incidents/g4");
  EXPECT_TRUE(read.ongoing);
  EXPECT_FALSE(read.ended.known());
  EXPECT_THAT(read.regions, ElementsAre("us-central1", "europe-north1"));
  ASSERT_EQ(read.components.size(), 2);
  EXPECT_EQ(read.components[1].name, "Machines");
  ASSERT_EQ(read.updates.size(), 2);
  EXPECT_EQ(read.updates[0].at, at(utc(2025, 6, 4, 8, 10)));
  EXPECT_EQ(read.updates[1].text, "Engineers are at work.");
}

TEST_F(GcpFeed, RecordsOfTheOldSchema) {
  const Incident& read = sink.incidents[2];
  EXPECT_EQ(read.key, "/incident/dns/20005");
  EXPECT_EQ(read.url, "https://status.cloud.google.com/incident/dns/20005");
  EXPECT_EQ(read.kind, Kind::outage);
  EXPECT_EQ(read.severity, Severity::critical);
  EXPECT_EQ(read.started, at(utc(2020, 3, 27, 0, 14)));
  ASSERT_EQ(read.components.size(), 1);
  EXPECT_EQ(read.components[0].name, "Names");
}

TEST_F(GcpFeed, RejectsARecordWithoutBeginAlone) {
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 18);
  EXPECT_EQ(sink.rejects[0].reason, "begin: missing");
  EXPECT_NE(sink.rejects[0].hint, "");
  EXPECT_THAT(sink.rejects[0].record, HasSubstr("\"g3\""));
}

TEST_F(GcpFeed, CoversFromTheEndOfItsOldest) {
  ASSERT_EQ(sink.coverages.size(), 1);
  EXPECT_EQ(sink.coverages[0].from, utc(2020, 3, 27, 4));
  EXPECT_EQ(sink.coverages[0].until, utc(2025, 6, 5, 12));
  EXPECT_TRUE(sink.snapshots.empty());
}

TEST(GcpIncident, ImpactAndSeverity) {
  const auto read_as_impact = [](const char* impact, const char* severity) {
    const Incident read = incident(std::string(R"("status_impact": ")") + impact +
                                   R"(", "severity": ")" + severity + "\"");
    return std::pair(read.kind, read.severity);
  };
  EXPECT_EQ(read_as_impact("SERVICE_OUTAGE", "high"),
            std::pair(Kind::outage, std::optional(Severity::critical)));
  EXPECT_EQ(read_as_impact("SERVICE_DISRUPTION", "medium"),
            std::pair(Kind::degradation, std::optional(Severity::major)));
  EXPECT_EQ(read_as_impact("SERVICE_INFORMATION", "low"),
            std::pair(Kind::degradation, std::optional(Severity::minor)));
  EXPECT_EQ(incident(R"("severity": "low")").kind, Kind::degradation);
  EXPECT_EQ(incident(R"("end": null)").kind, Kind::outage);
}

TEST(GcpIncident, UnknownWordsAreTold) {
  const auto sink = read_as(
      "gcp", "[" + record_of(R"("status_impact": "SERVICE_ODD", "severity": "huge")") + "]");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].severity, std::nullopt);
  EXPECT_THAT(sink.warnings, ElementsAre(HasSubstr("huge"), HasSubstr("SERVICE_ODD")));
}

TEST(GcpIncident, AvailableWithoutAnEndIsOver) {
  const Incident read =
      incident(R"("updates": [{"when": "2025-06-01T13:00:00Z", "status": "AVAILABLE"},)"
               R"({"when": "2025-06-01T12:00:00Z", "status": "AVAILABLE"},)"
               R"({"when": "2025-06-01T11:00:00Z", "status": "SERVICE_OUTAGE"}])");
  EXPECT_FALSE(read.ongoing);
  EXPECT_EQ(settled(read).ended.max, utc(2025, 6, 1, 12));
}

TEST(GcpIncident, UpdatesMoveNothingThatThePublisherStates) {
  const Incident read =
      settled(incident(R"("end": "2025-06-01T10:30:00Z", "updates": [)"
                       R"({"when": "2025-06-01T13:00:00Z", "status": "AVAILABLE",)"
                       R"("text": "It failed from 10:10 to 12:40 UTC."},)"
                       R"({"when": "2025-06-01T11:00:00Z", "status": "SERVICE_OUTAGE"}])"));
  EXPECT_EQ(read.started, at(utc(2025, 6, 1, 10)));
  EXPECT_EQ(read.ended, at(utc(2025, 6, 1, 10, 30)));
  EXPECT_TRUE(read.faults.empty());
}

TEST(GcpIncident, OfMultipleProductsNamesNone) {
  EXPECT_TRUE(incident(R"("service_name": "Multiple Products", "end": null)").components.size() ==
              1);
  const auto sink = read_as("gcp", R"([{"id": "g", "service_key": "zall", "external_desc": "d",
      "service_name": "Multiple Products", "begin": "2025-06-01T10:00:00Z"}])");
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_TRUE(sink.incidents[0].components.empty());
}

TEST(GcpDocument, AnotherPageOfTheSameForm) {
  ReadOptions options;
  options.platform = "Google Workspace";
  options.source = "https://www.google.com/appsstatus/dashboard/";
  const auto sink = read_as("gcp", "[" + record_of(R"("uri": "incidents/g")") + "]", options);
  ASSERT_EQ(sink.incidents.size(), 1);
  EXPECT_EQ(sink.incidents[0].platform, "Google Workspace");
  EXPECT_EQ(sink.incidents[0].url, "https://www.google.com/appsstatus/dashboard/incidents/g");
}

TEST(GcpDocument, WhatStandsBeforeACutIsRead) {
  const auto sink = read_as("gcp", "[" + record_of(R"("end": null)") + ",\n{\"id\": \"h\", \"beg");
  EXPECT_EQ(sink.incidents.size(), 1);
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].line, 2);
  EXPECT_EQ(sink.rejects[0].record, "{\"id\": \"h\", \"beg");
}

TEST(GcpDocument, IsNoObject) {
  const auto sink = read_as("gcp", R"({"incidents": []})");
  EXPECT_TRUE(sink.incidents.empty());
  EXPECT_EQ(sink.rejects.size(), 1);
}

}  // namespace
}  // namespace outagedb::test
