#include "time/reconcile.hpp"

#include <gtest/gtest.h>

#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }
TimeBounds exactly(std::string_view text) { return {at(text), at(text)}; }
TimeBounds between(std::string_view min, std::string_view max) { return {at(min), at(max)}; }

constexpr std::string_view kEight = "2025-05-24T08:00:00Z";
constexpr std::string_view kNine = "2025-05-24T09:00:00Z";
constexpr std::string_view kTen = "2025-05-24T10:00:00Z";
constexpr std::string_view kNoon = "2025-05-24T12:00:00Z";
const Instant kRetrieved = at("2026-01-01T00:00:00Z");

TEST(Settle, leaves_exact_times_alone) {
  Incident incident;
  incident.started = exactly(kEight);
  incident.ended = exactly(kNine);
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.started, exactly(kEight));
  EXPECT_EQ(incident.ended, exactly(kNine));
  EXPECT_TRUE(incident.faults.empty());
}

TEST(Settle, finds_an_end_before_its_start) {
  Incident incident;
  incident.started = exactly(kNine);
  incident.ended = exactly(kEight);
  reconcile(incident, kRetrieved);
  const std::vector<Fault> faults = {{"ended", std::string(kEight), "start " + std::string(kNine)}};
  EXPECT_EQ(incident.faults, faults);
  EXPECT_EQ(incident.started, exactly(kNine));
  EXPECT_EQ(incident.ended, (TimeBounds{at(kNine), {}}));
}

TEST(Settle, finds_times_later_than_the_retrieval) {
  Incident incident;
  incident.started = exactly("2026-05-24T08:00:00Z");
  incident.started_text = "24 May 2026 08:00 UTC";
  incident.ended = exactly("2026-05-24T09:00:00Z");
  incident.ongoing = true;
  reconcile(incident, kRetrieved);
  const std::vector<Fault> faults = {
      {"ended", "2026-05-24T09:00:00Z", "retrieved 2026-01-01T00:00:00Z"},
      {"started", "24 May 2026 08:00 UTC", "retrieved 2026-01-01T00:00:00Z"}};
  EXPECT_EQ(incident.faults, faults);
  EXPECT_FALSE(incident.started.known());
  EXPECT_FALSE(incident.ended.known());
  EXPECT_TRUE(incident.ongoing);
}

TEST(Settle, lets_maintenance_be_announced) {
  Incident incident;
  incident.kind = Kind::maintenance;
  incident.started = exactly("2026-05-24T08:00:00Z");
  incident.updates = {{exactly("2025-12-24T08:00:00Z"), "scheduled", ""}};
  reconcile(incident, kRetrieved);
  EXPECT_TRUE(incident.faults.empty());
  EXPECT_EQ(incident.started, exactly("2026-05-24T08:00:00Z"));
}

TEST(Settle, tells_an_imprecise_fault_with_both_its_bounds) {
  Incident incident;
  incident.started = exactly(kEight);
  incident.ended = between("2025-05-22T00:00:00Z", "2025-05-22T23:59:59Z");
  reconcile(incident, kRetrieved);
  ASSERT_EQ(incident.faults.size(), 1U);
  EXPECT_EQ(incident.faults[0].stated, "2025-05-22 UTC");
}

TEST(Settle, takes_an_end_within_the_start_as_knowledge_of_both) {
  Incident incident;
  incident.started = between("2025-05-24T00:00:00Z", "2025-05-24T23:59:59Z");
  incident.ended = exactly(kNine);
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.started, between("2025-05-24T00:00:00Z", kNine));
  EXPECT_EQ(incident.ended, exactly(kNine));
  EXPECT_TRUE(incident.faults.empty());
}

TEST(Settle, knows_that_an_end_is_not_before_its_start) {
  Incident incident;
  incident.started = exactly(kEight);
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.ended, (TimeBounds{at(kEight), {}}));
}

TEST(Settle, an_imprecise_start_bounds_the_end_by_its_first_instant_only) {
  Incident incident;
  incident.started = between("2025-05-24T00:00:00Z", "2025-05-24T23:59:59Z");
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.ended, (TimeBounds{at("2025-05-24T00:00:00Z"), {}}));
}

TEST(Settle, a_peak_shows_it_down) {
  Incident incident;
  incident.started = between(kEight, kNoon);
  incident.counts = {{exactly(kNine), "", "US", 25800, "=", true}};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.started, between(kEight, kNine));
  EXPECT_EQ(incident.ended, (TimeBounds{at(kNine), {}}));
}

TEST(Settle, a_peak_outside_the_stated_times_changes_nothing) {
  Incident incident;
  incident.started = exactly(kNine);
  incident.ended = exactly(kTen);
  incident.counts = {{exactly(kEight), "", "", 100, "=", true},
                     {exactly(kNoon), "", "", 90, "=", true}};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.started, exactly(kNine));
  EXPECT_EQ(incident.ended, exactly(kTen));
  EXPECT_TRUE(incident.faults.empty());
}

TEST(Settle, a_later_count_that_is_no_peak_proves_nothing) {
  Incident incident;
  incident.started = exactly(kEight);
  incident.counts = {{exactly(kNoon), "", "", 690, "=", false}};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.ended, (TimeBounds{at(kEight), {}}));
}

TEST(Settle, a_count_bounds_an_unknown_start) {
  Incident incident;
  incident.counts = {{exactly(kNoon), "", "", 650, "<=", false},
                     {exactly(kEight), "", "", 25800, "=", false}};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.started, (TimeBounds{{}, at(kEight)}));
  EXPECT_EQ(incident.ended, (TimeBounds{at(kEight), {}}));
}

TEST(Settle, an_update_bounds_an_unknown_start) {
  Incident incident;
  incident.updates = {{exactly(kNine), "identified", ""}, {exactly(kTen), "resolved", ""}};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.started, (TimeBounds{{}, at(kNine)}));
  EXPECT_EQ(incident.ended, (TimeBounds{at(kNine), {}}));
}

TEST(Settle, a_closing_update_alone_does_not_show_it_down) {
  Incident incident;
  incident.updates = {{exactly(kNine), "Resolved", ""}};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.started, (TimeBounds{{}, at(kNine)}));
  EXPECT_FALSE(incident.ended.known());
}

TEST(Settle, updates_prove_it_down_until_somebody_says_otherwise) {
  for (const auto* status :
       {"resolved", "completed", "postmortem", "monitoring", "verifying", ""}) {
    Incident incident;
    incident.started = exactly(kEight);
    incident.updates = {{exactly(kNine), "update", ""}, {exactly(kTen), status, ""}};
    reconcile(incident, kRetrieved);
    EXPECT_EQ(incident.ended, (TimeBounds{at(kNine), {}})) << status;
  }
}

TEST(Settle, a_stated_end_knows_better_than_updates) {
  Incident incident;
  incident.started = exactly(kEight);
  incident.ended = exactly(kNine);
  incident.updates = {{exactly(kTen), "update", ""}};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.ended, exactly(kNine));
}

TEST(Settle, an_update_after_the_retrieval_proves_nothing) {
  Incident incident;
  incident.started = exactly(kEight);
  incident.updates = {{exactly("2027-01-01T00:00:00Z"), "update", ""}};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.ended, (TimeBounds{at(kEight), {}}));
}

TEST(Settle, a_duration_gives_the_end) {
  Incident incident;
  incident.started = exactly(kEight);
  incident.duration = {3600, 7200};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.ended, between(kNine, kTen));
}

TEST(Settle, a_duration_gives_the_start) {
  Incident incident;
  incident.ended = exactly(kTen);
  incident.duration = {3600, 7200};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.started, between(kEight, kNine));
}

TEST(Settle, more_than_a_duration_gives_one_bound) {
  Incident incident;
  incident.started = exactly(kEight);
  incident.duration = {3600, {}};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.ended, (TimeBounds{at(kNine), {}}));
}

TEST(Settle, a_duration_narrows_both_ends_of_a_day) {
  Incident incident;
  incident.started = between(kEight, kNoon);
  incident.ended = between(kEight, kTen);
  incident.duration = {3600, 3600};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.started, between(kEight, kNine));
  EXPECT_EQ(incident.ended, between(kNine, kTen));
}

TEST(Settle, a_duration_that_contradicts_both_times_is_a_fault) {
  Incident incident;
  incident.started = exactly(kEight);
  incident.ended = exactly(kNine);
  incident.duration = {7200, 7200};
  incident.duration_text = "two hours";
  reconcile(incident, kRetrieved);
  const std::vector<Fault> faults = {
      {"duration", "two hours", "start " + std::string(kEight) + ", end " + std::string(kNine)}};
  EXPECT_EQ(incident.faults, faults);
  EXPECT_FALSE(incident.duration.known());
  EXPECT_EQ(incident.started, exactly(kEight));
  EXPECT_EQ(incident.ended, exactly(kNine));
}

TEST(Settle, a_duration_replaces_a_faulty_end) {
  Incident incident;
  incident.started = exactly(kEight);
  incident.ended = exactly("2025-04-24T09:00:00Z");
  incident.duration = {3600, 3600};
  reconcile(incident, kRetrieved);
  EXPECT_EQ(incident.faults.size(), 1U);
  EXPECT_EQ(incident.ended, exactly(kNine));
}

TEST(Settle, nothing_stays_nothing) {
  Incident incident;
  reconcile(incident, kRetrieved);
  EXPECT_FALSE(incident.started.known());
  EXPECT_FALSE(incident.ended.known());
  EXPECT_TRUE(incident.faults.empty());
}

}  // namespace
}  // namespace outagedb
