#include <gmock/gmock.h>

#include "base/error.hpp"
#include "store/db/canonical_json.hpp"

namespace outagedb {
namespace {

Incident full() {
  Incident incident;
  incident.title = "Posts do not load \"everywhere\"\n\x01";
  incident.kind = Kind::degradation;
  incident.severity = Severity::minor;
  incident.status = "resolved";
  incident.url = "https://status.example/1";
  incident.started = {-5, 10};
  incident.ended = {std::nullopt, 9'000'000'000};
  incident.duration = {0, std::nullopt};
  incident.ongoing = true;
  incident.started_text = "11 ص";
  incident.ended_text = "noon";
  incident.duration_text = "~40m";
  incident.zone = "Asia/Riyadh";
  incident.regions = {"SA", "", "AE"};
  incident.components = {{"API", "operational", "down"}, {"Feed", {}, {}}};
  incident.updates = {{{1, 2}, "investigating", "We look"}, {{}, {}, {}}};
  incident.counts = {{{1, 1}, "03:33 ET", "US", 32, ">=", true}, {{}, {}, {}, 0, "=", false}};
  incident.claims = {{"power", "a data centre", "X", Standing::confirmed, "https://news.example"},
                     {{}, "", {}, Standing::speculated, {}}};
  incident.faults = {{"ended", "2027", "last update 2026"}, {"", "", ""}};
  incident.extra = {{"note", "by hand"}, {"", ""}, {"b\"c", "{}"}};
  return incident;
}

TEST(Statement, WhatIsReadBackSaysTheSame) {
  const std::string least = statement_of(Incident{});
  EXPECT_EQ(statement_of(incident_of(least)), least);
  const std::string most = statement_of(full());
  EXPECT_EQ(statement_of(incident_of(most)), most);
}

TEST(Statement, EveryPartIsReadBack) {
  const Incident incident = incident_of(statement_of(full()));
  EXPECT_EQ(incident.title, full().title);
  EXPECT_EQ(incident.kind, Kind::degradation);
  EXPECT_EQ(incident.severity, Severity::minor);
  EXPECT_EQ(incident.started, full().started);
  EXPECT_EQ(incident.ended, full().ended);
  EXPECT_EQ(incident.duration, full().duration);
  EXPECT_TRUE(incident.ongoing);
  EXPECT_EQ(incident.regions, full().regions);
  ASSERT_EQ(incident.components.size(), 2U);
  EXPECT_EQ(incident.components[0].new_status, "down");
  ASSERT_EQ(incident.updates.size(), 2U);
  EXPECT_EQ(incident.updates[0].at, (TimeBounds{1, 2}));
  ASSERT_EQ(incident.counts.size(), 2U);
  EXPECT_EQ(incident.counts[0].region, "US");
  EXPECT_EQ(incident.counts[0].count, 32);
  EXPECT_EQ(incident.counts[0].relation, ">=");
  EXPECT_TRUE(incident.counts[0].peak);
  ASSERT_EQ(incident.claims.size(), 2U);
  EXPECT_EQ(incident.claims[0].standing, Standing::confirmed);
  EXPECT_EQ(incident.faults, full().faults);
  EXPECT_EQ(incident.extra, full().extra);
}

TEST(Statement, InvalidUtf8IsRepairedOnceAndForAll) {
  Incident incident;
  incident.title = "bro\xffken";
  const std::string statement = statement_of(incident);
  EXPECT_EQ(statement_of(incident_of(statement)), statement);
}

TEST(Statement, ATextThatIsNoneIsRefused) {
  for (const char* text :
       {"", "{", "[]", "7", "{}", R"({"kind":"flood"})", R"({"kind":7})",
        R"({"kind":"outage","started_min":"x"})", R"({"kind":"outage","claims":[{}]})"}) {
    EXPECT_THROW((void)incident_of(text), Error) << text;
  }
}

TEST(NaturalKey, HoldsComponentsWhereThereAreAny) {
  Incident incident;
  incident.title = "trip";
  incident.started_text = "2024-05-01";
  const std::string whole = natural_key(incident);
  incident.components = {{"Unit 2", "", "down"}, {" Unit 1 ", "", ""}};
  const std::string parts = natural_key(incident);
  EXPECT_NE(parts, whole);
  incident.components = {{"Unit 1", "", ""}, {"Unit 2", "up", ""}};
  EXPECT_EQ(natural_key(incident), parts) << "neither their order nor how they fare matters";
  incident.components = {{" ", "", "down"}};
  EXPECT_EQ(natural_key(incident), whole);
}

}  // namespace
}  // namespace outagedb
