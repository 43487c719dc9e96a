#include "time/as_stated.hpp"

#include <gtest/gtest.h>

#include "time/grammar/parse.hpp"
#include "time/reconcile.hpp"

namespace outagedb {
namespace {

TimeBounds exactly(std::string_view text) {
  const Instant at = parse_rfc3339(text).value();
  return {at, at};
}

const Instant kRetrieved = parse_rfc3339("2026-06-01T00:00:00Z").value();

Incident settled(Incident incident) {
  reconcile(incident, kRetrieved);
  return incident;
}

// What a page states now, and what an earlier version made of the same record.
Incident page_record() {
  Incident incident;
  incident.evidence = Evidence::page;
  incident.status = "resolved";
  incident.started = exactly("2026-03-10T10:40:00Z");
  incident.started_text = "2026-03-10T10:40:00.000Z";
  incident.ended = exactly("2027-03-10T10:40:00Z");
  incident.ended_text = "2027-03-10T10:40:00.000Z";
  incident.updates = {{exactly("2026-03-10T09:10:00Z"), "investigating", ""},
                      {exactly("2026-03-10T10:40:00Z"), "resolved", ""}};
  return incident;
}

TEST(AsStated, a_page_is_settled_anew_from_the_texts_of_its_stamps) {
  Incident before = page_record();
  before.evidence = Evidence::stated;
  before.ended = {before.started.min, {}};
  before.faults = {{"ended", before.ended_text, "last update 2026-03-10T10:40:00Z"}};
  const Incident now = settled(page_record());
  const Incident again = settled(as_stated(before, evidence_of_format("statuspage")));
  EXPECT_EQ(again.evidence, Evidence::page);
  EXPECT_EQ(again.started, now.started);
  EXPECT_EQ(again.ended, now.ended);
  EXPECT_EQ(again.faults, now.faults);
  EXPECT_EQ(again.faults.size(), 2U);
}

TEST(AsStated, what_nobody_stated_is_derived_again) {
  Incident record;
  record.evidence = Evidence::machine;
  record.status = "resolved";
  record.started = exactly("2025-06-06T00:43:00Z");
  record.started_text = "1749170580";
  record.updates = {
      {exactly("2025-06-06T00:43:00Z"), "", "It failed. The issue has been resolved."}};
  Incident before = record;
  before.evidence = Evidence::stated;
  before.ended = exactly("2025-06-06T00:43:00Z");
  before.ended_text = "2025-06-06T00:43:00Z";
  const Incident now = settled(record);
  for (const char* text : {"1749170580", "1749170580000"}) {
    before.started_text = text;
    const Incident again = settled(as_stated(before, evidence_of_format("aws")));
    EXPECT_EQ(again.started, now.started);
    EXPECT_EQ(again.ended, now.ended);
    EXPECT_EQ(again.ended_text, now.ended_text);
  }
}

TEST(AsStated, what_somebody_stated_stays_as_it_was_settled) {
  Incident record;
  record.started = {exactly("2025-06-01T00:00:00Z").min, exactly("2025-06-30T23:59:59Z").min};
  record.started_text = "June 2025";
  record.faults = {{"ended", "soon", "start June 2025"}};
  const Incident again = as_stated(record, evidence_of_format("csv"));
  EXPECT_EQ(again.started, record.started);
  EXPECT_EQ(again.faults, record.faults);
}

}  // namespace
}  // namespace outagedb
