#include <gtest/gtest.h>

#include "time/grammar/parse.hpp"
#include "time/reconcile.hpp"

namespace outagedb {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }
TimeBounds exactly(std::string_view text) { return {at(text), at(text)}; }
Instant clock(std::string_view time) { return at("2026-03-10T" + std::string(time) + ":00Z"); }
TimeBounds when(std::string_view time) { return {clock(time), clock(time)}; }

const Instant kRetrieved = at("2026-06-01T00:00:00Z");

struct Said {
  std::string_view time;
  std::string status;
  std::string text = {};
};

// A record of 10 March 2026 whose page closed it.
Incident page(std::string_view started, std::string_view ended, const std::vector<Said>& said) {
  Incident incident;
  incident.evidence = Evidence::page;
  incident.status = "resolved";
  if (!started.empty()) incident.started = when(started);
  if (!ended.empty()) incident.ended = when(ended);
  for (const Said& update : said)
    incident.updates.push_back({when(update.time), update.status, update.text});
  return incident;
}

// Settled twice: the second time nothing may change.
Incident settled(Incident incident, Instant observed_at = kRetrieved) {
  reconcile(incident, observed_at);
  Incident again = incident;
  reconcile(again, observed_at);
  EXPECT_EQ(again.started, incident.started);
  EXPECT_EQ(again.ended, incident.ended);
  EXPECT_EQ(again.faults, incident.faults);
  EXPECT_EQ(again.ongoing, incident.ongoing);
  EXPECT_EQ(again.ended_text, incident.ended_text);
  return incident;
}

TEST(ReconcilePage, a_start_after_the_first_update_that_says_it_was_down_is_a_fault) {
  for (const char* status : {"investigating", "identified", "update", "monitoring"}) {
    const Incident read =
        settled(page("10:40", "10:40", {{"09:10", status}, {"10:40", "resolved"}}));
    EXPECT_EQ(read.started, when("09:10")) << status;
    EXPECT_EQ(read.ended, when("10:40")) << status;
    const std::vector<Fault> faults = {
        {"started", "2026-03-10T10:40:00Z", "first update 2026-03-10T09:10:00Z"}};
    EXPECT_EQ(read.faults, faults) << status;
  }
}

TEST(ReconcilePage, an_update_before_it_began_proves_nothing) {
  const Incident read = settled(page(
      "10:00", "11:00", {{"09:00", "scheduled"}, {"10:05", "identified"}, {"11:00", "resolved"}}));
  EXPECT_EQ(read.started, when("10:00"));
  EXPECT_TRUE(read.faults.empty());
}

const std::vector<Said> kReopened = {{"09:00", "investigating"},
                                     {"09:30", "resolved"},
                                     {"09:45", "monitoring"},
                                     {"10:30", "resolved"},
                                     {"11:00", "resolved"}};

TEST(ReconcilePage, the_end_is_the_first_resolution_after_the_last_reopening) {
  for (const char* stated : {"", "09:30", "10:30"}) {
    const Incident read = settled(page("09:00", stated, kReopened));
    EXPECT_EQ(read.ended, when("10:30")) << stated;
    EXPECT_EQ(read.faults.size(), std::string_view(stated) == "09:30" ? 1U : 0U) << stated;
  }
  EXPECT_EQ(settled(page("09:00", "09:30", kReopened)).faults[0].contradicts,
            "reopened 2026-03-10T09:45:00Z");
}

TEST(ReconcilePage, reopened_for_good_it_goes_on) {
  Incident incident =
      page("09:00", "09:30",
           {{"09:00", "investigating"}, {"09:30", "resolved"}, {"09:45", "identified"}});
  incident.status = "identified";
  incident.ongoing = true;
  const Incident read = settled(incident);
  EXPECT_TRUE(read.ongoing);
  EXPECT_EQ(read.ended, (TimeBounds{clock("09:45"), {}}));
  EXPECT_EQ(read.faults.size(), 1U);
}

// The page calls it open again, with no resolved update before that.
TEST(ReconcilePage, an_end_that_its_status_and_updates_deny_is_a_fault) {
  Incident incident = page("09:00", "09:30", {{"09:00", "investigating"}, {"09:45", "identified"}});
  incident.ongoing = true;
  const Incident read = settled(incident);
  EXPECT_TRUE(read.ongoing);
  EXPECT_EQ(read.ended.max, std::nullopt);
}

TEST(ReconcilePage, an_end_a_year_late_is_that_of_the_resolving_update) {
  const std::vector<Said> said = {{"09:00", "investigating"}, {"10:00", "resolved"}};
  Incident incident = page("09:00", "", said);
  incident.ended = exactly("2027-03-10T10:00:00Z");
  incident.ended_text = "2027-03-10T10:00:00.000Z";
  const Incident read = settled(incident, at("2028-01-01T00:00:00Z"));
  EXPECT_EQ(read.ended, when("10:00"));
  const std::vector<Fault> faults = {
      {"ended", "2027-03-10T10:00:00.000Z", "last update 2026-03-10T10:00:00Z"}};
  EXPECT_EQ(read.faults, faults);
  incident.stated_at = at("2027-05-01T00:00:00Z");  // somebody touched the record since
  const Incident touched = settled(incident, at("2028-01-01T00:00:00Z"));
  EXPECT_EQ(touched.ended, when("10:00"));
  EXPECT_EQ(touched.faults[0].contradicts, "resolved 2026-03-10T10:00:00Z");
}

TEST(ReconcilePage, an_end_hours_after_the_resolving_update_is_believed) {
  const Incident read =
      settled(page("09:00", "18:00", {{"09:00", "investigating"}, {"10:00", "resolved"}}));
  EXPECT_EQ(read.ended, when("18:00"));
  EXPECT_TRUE(read.faults.empty());
}

TEST(ReconcilePage, a_late_end_without_a_resolving_update_is_not_known) {
  Incident incident = page("09:00", "", {{"09:00", "investigating"}, {"10:00", "update"}});
  incident.ended = exactly("2026-03-20T10:00:00Z");
  const Incident read = settled(incident);
  EXPECT_EQ(read.ended, (TimeBounds{clock("10:00"), {}}));
  EXPECT_EQ(read.faults.size(), 1U);
}

TEST(ReconcilePage, an_end_before_the_start_is_that_of_the_resolving_update) {
  const Incident read =
      settled(page("09:00", "08:00", {{"09:00", "investigating"}, {"10:00", "resolved"}}));
  EXPECT_EQ(read.started, when("09:00"));
  EXPECT_EQ(read.ended, when("10:00"));
  EXPECT_EQ(read.faults.size(), 1U);
}

TEST(ReconcilePage, reported_only_afterwards_its_start_is_about_its_stamp_and_its_end_not_known) {
  for (const auto& said :
       std::vector<std::vector<Said>>{{{"12:00", "resolved"}},
                                      {{"12:00", "resolved"}, {"15:00", "postmortem"}},
                                      {{"12:00", "monitoring"}, {"12:00", "resolved"}}}) {
    const Incident read = settled(page("12:00", "12:00", said));
    EXPECT_EQ(read.started, (TimeBounds{clock("11:30"), clock("12:30")}));
    EXPECT_EQ(read.ended, (TimeBounds{clock("11:30"), {}}));
    EXPECT_FALSE(read.ongoing);
    ASSERT_EQ(read.faults.size(), 1U);
    EXPECT_EQ(read.faults[0].contradicts, "reported only afterwards, at 2026-03-10T12:00:00Z");
  }
}

TEST(ReconcilePage, a_start_that_somebody_set_before_the_only_update_is_believed) {
  const Incident read = settled(page("10:00", "12:00", {{"12:00", "resolved"}}));
  EXPECT_EQ(read.started, when("10:00"));
  EXPECT_EQ(read.ended, when("12:00"));
  EXPECT_TRUE(read.faults.empty());
}

TEST(ReconcilePage, a_start_days_after_all_else_is_the_moment_of_writing) {
  Incident incident = page("", "12:00", {{"12:00", "resolved"}});
  incident.started = exactly("2026-03-13T09:00:00Z");
  const Incident read = settled(incident);
  EXPECT_EQ(read.started, (TimeBounds{clock("11:30"), clock("12:30")}));
  EXPECT_EQ(read.ended.max, std::nullopt);
  ASSERT_FALSE(read.faults.empty());
  EXPECT_EQ(read.faults[0].field, "started");
  EXPECT_EQ(read.faults[0].stated, "2026-03-13T09:00:00Z");
}

TEST(ReconcilePage, a_span_of_no_length_without_updates_has_no_end) {
  const Incident read = settled(page("12:00", "12:00", {}));
  EXPECT_EQ(read.started, (TimeBounds{clock("11:30"), clock("12:30")}));
  EXPECT_EQ(read.ended.max, std::nullopt);
}

TEST(ReconcilePage, maintenance_is_as_long_as_planned) {
  Incident incident = page("12:00", "12:00", {{"08:00", "in_progress"}, {"13:00", "completed"}});
  incident.kind = Kind::maintenance;
  const Incident read = settled(incident);
  EXPECT_EQ(read.started, when("12:00"));
  EXPECT_EQ(read.ended, when("12:00"));
}

// A closing account comes before the stamps of the page.
Incident accounted(const std::string& text) {
  return settled(page("09:10", "10:20", {{"09:10", "investigating"}, {"10:20", "resolved", text}}));
}

TEST(ReconcileAccount, states_start_and_end) {
  const Incident read = accounted("Between 08:50 and 10:05 UTC uploads failed.");
  EXPECT_EQ(read.started, when("08:50"));
  EXPECT_EQ(read.ended, when("10:05"));
  EXPECT_TRUE(read.faults.empty());
}

TEST(ReconcileAccount, what_it_contradicts_is_a_fault) {
  const Incident read = accounted("Between 09:15 and 10:40 UTC uploads failed.");
  EXPECT_EQ(read.started, when("09:15"));
  EXPECT_EQ(read.ended, when("10:40"));
  const std::vector<Fault> faults = {
      {"started", "2026-03-10T09:10:00Z", "account 'Between 09:15 and 10:40 UTC'"},
      {"ended", "2026-03-10T10:20:00Z", "account 'Between 09:15 and 10:40 UTC'"}};
  EXPECT_EQ(read.faults, faults);
}

TEST(ReconcileAccount, half_a_day_off_is_not_believed) {
  Incident incident = page("20:54", "21:04",
                           {{"20:54", "investigating"},
                            {"21:04", "resolved", "From 08:20 UTC to 09:04 UTC uploads failed."}});
  const Incident read = settled(incident);
  EXPECT_EQ(read.started, when("20:54"));
  EXPECT_EQ(read.ended, when("21:04"));
  const std::vector<Fault> faults = {
      {"account", "From 08:20 UTC to 09:04 UTC", "first update 2026-03-10T20:54:00Z"}};
  EXPECT_EQ(read.faults, faults);
}

TEST(ReconcileAccount, of_what_was_reported_only_afterwards_may_end_after_its_stamp) {
  Incident incident = page(
      "11:00", "11:00",
      {{"11:00", "resolved", "From 2026-03-10 11:14 UTC to 2026-03-12 at 18:15, builds failed."}});
  const Incident read = settled(incident);
  EXPECT_EQ(read.started, when("11:14"));
  EXPECT_EQ(read.ended, exactly("2026-03-12T18:15:00Z"));
  EXPECT_EQ(read.faults.size(), 2U);
}

TEST(ReconcileAccount, is_read_in_a_postmortem_first_and_never_in_an_open_record) {
  Incident incident =
      page("09:10", "10:20",
           {{"09:10", "investigating", "Between 07:00 and 08:00 UTC we saw this before."},
            {"10:20", "resolved", "Between 09:00 and 10:00 UTC uploads failed."},
            {"15:00", "postmortem", "Between 08:55 and 10:02 UTC uploads failed."}});
  const Incident read = settled(incident);
  EXPECT_EQ(read.started, when("08:55"));
  EXPECT_EQ(read.ended, when("10:02"));
  incident.updates.resize(1);
  incident.ended = {};
  incident.status = "investigating";
  incident.ongoing = true;
  const Incident open = settled(incident);
  EXPECT_EQ(open.started, when("09:10"));
  EXPECT_TRUE(open.ongoing);
}

TEST(ReconcileAccount, a_start_alone_is_taken_where_it_is_before_the_first_update) {
  const Incident read = accounted("Starting at 08:40 UTC, uploads failed.");
  EXPECT_EQ(read.started, when("08:40"));
  EXPECT_EQ(read.ended, when("10:20"));
  EXPECT_EQ(accounted("Starting at 09:40 UTC, we rolled it back.").started, when("09:10"));
}

TEST(ReconcileAccount, times_without_a_zone_are_the_pages_own) {
  Incident incident = page(
      "09:10", "10:20",
      {{"09:10", "investigating"}, {"10:20", "resolved", "Between 10:50 and 12:05 it failed."}});
  EXPECT_EQ(settled(incident).started, when("09:10"));
  incident.source.zone = "Asia/Riyadh";
  incident.ended = when("10:20");
  const Incident read = settled(incident);
  EXPECT_EQ(read.started, when("07:50"));
  EXPECT_EQ(read.ended, when("09:05"));
}

TEST(ReconcilePublisher, its_times_are_moved_by_nothing) {
  Incident incident = page("09:10", "09:40",
                           {{"09:00", "investigating"},
                            {"10:20", "resolved", "Between 08:00 and 11:00 UTC uploads failed."}});
  incident.evidence = Evidence::publisher;
  const Incident read = settled(incident);
  EXPECT_EQ(read.started, when("09:10"));
  EXPECT_EQ(read.ended, when("09:40"));
  EXPECT_TRUE(read.faults.empty());
}

TEST(ReconcileStated, nothing_of_the_record_moves_what_somebody_states) {
  Incident incident = page("09:10", "09:10",
                           {{"09:00", "investigating"},
                            {"10:20", "resolved", "Between 08:00 and 11:00 UTC uploads failed."}});
  incident.evidence = Evidence::stated;
  const Incident read = settled(incident);
  EXPECT_EQ(read.started, when("09:10"));
  EXPECT_EQ(read.ended, when("09:10"));
}

}  // namespace
}  // namespace outagedb
