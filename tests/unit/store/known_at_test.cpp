#include "store/batches/known_at.hpp"

#include <gmock/gmock.h>

#include "new_history.hpp"
#include "store/batches/ingest.hpp"

namespace outagedb {
namespace {

constexpr Instant kFirst = 1'700'000'000;
constexpr Instant kStep = 1000;

Incident told(int step, int n) {
  Incident incident;
  incident.source = {"status_page", "page " + std::to_string(n % 3), {}, {}, {}, {}};
  if (n % 2 == 0) incident.source.publisher = "as of step " + std::to_string(step / 2);
  incident.platform = "P" + std::to_string(n % 2);
  incident.key = "k" + std::to_string(n);
  incident.title = "told at step " + std::to_string(step / 2);
  incident.regions = {"US", n % 2 == 0 ? "GB" : "SA"};
  incident.components = {{"login", {}, {}}};
  incident.updates = {{{kFirst, kFirst}, "investigating", "we look"}};
  incident.counts = {{{kFirst, kFirst}, {}, "US", 5000 + step, ">=", true}};
  incident.claims = {{"power", "a fire", "the owner", Standing::claimed, {}}};
  incident.started = {kFirst + 100 * n, kFirst + 100 * n};
  incident.started_text = "as told";
  if (step > 3 && n % 2 == 0) {
    incident.ended = {kFirst + 3 * kStep, kFirst + 3 * kStep};
    incident.ended_text = "over";
  } else {
    incident.ongoing = true;
  }
  return incident;
}

Instant time_of(int step);

// Each step tells what is new of a series, more of what the step before told, and now and then what
// lies between: its last buckets are raised, a break is filled, another series begins. The length
// of a bucket, and that somebody counted all the time, is said from the fifth step on.
void count(IngestBatch& batch, int step) {
  const auto report = [&](const char* region, int bucket, std::int64_t count) {
    UserReports reports;
    reports.platform = "P0";
    reports.region = region;
    reports.source = "counter";
    reports.at = kFirst + bucket * 1200;
    if (step > 3) reports.bucket = 1200;
    reports.count = count;
    reports.watched = step > 3;
    batch.user_reports(reports, {});
  };
  const int first = step * 200;  // the next begins after a break of more than a day
  for (int bucket = first - 100; bucket < first + 100; ++bucket) {
    if (bucket % 7 != step % 7 && bucket >= 0 && (bucket >= first || bucket % 40 > 30))
      report("US", bucket, 50 + bucket % 13 + (bucket < first ? step % 3 : 0));
  }
  if (step == 5) report("US", 150, 9);
  if (step >= 4) report("GB", step, 4);
}

Instant time_of(int step) { return kFirst + (step + 1) * kStep; }

// Some of the incidents are told, and what page 0 has open is listed.
void tell(IngestBatch& batch, int step) {
  for (int n = 0; n < 12; ++n) {
    if ((n + step) % 4 != 0) batch.incident(told(step, n), {});
  }
  count(batch, step);
  batch.snapshot({told(0, 0).source, "P0", time_of(step)});
  batch.coverage({told(0, 0).source, "P0", {}, {}, kFirst, time_of(step)}, {});
}

BatchInput input_at(Instant at) {
  return {.name = "step", .format = "test", .observed_at = at, .stated_at = at};
}

void ingest_steps(SQLite::Database& db, int steps) {
  for (int step = 0; step < steps; ++step) {
    IngestBatch batch(db, input_at(time_of(step)));
    tell(batch, step);
    (void)batch.finish("0");
    batch.commit();
  }
}

// What a query can see, by names instead of ids.
std::string seen(SQLite::Database& db) {
  std::string text;
  for (const char* sql :
       {"SELECT s.name, i.key, i.title, i.kind, i.started_min, i.started_max, i.ended_min,"
        " i.ended_max, i.ongoing, i.stated_at, i.sha256 FROM incident i"
        " JOIN source s ON s.id = i.source_id ORDER BY 1, 2",
        "SELECT i.key, c.region, c.count FROM incident_count c JOIN incident i"
        " ON i.id = c.incident_id ORDER BY 1, 2, 3",
        "SELECT i.key, r.region FROM incident_region r JOIN incident i ON i.id = r.incident_id"
        " ORDER BY 1, 2",
        "SELECT i.key, u.text FROM incident_update u JOIN incident i ON i.id = u.incident_id"
        " ORDER BY 1, 2",
        "SELECT i.key, c.cause FROM claim c JOIN incident i ON i.id = c.incident_id ORDER BY 1, 2",
        "SELECT uid, severity, started_min, started_max, ended_min, ended_max, ongoing FROM outage"
        " ORDER BY uid",
        "SELECT o.uid, i.key, m.membership FROM outage_incident m JOIN outage o"
        " ON o.id = m.outage_id JOIN incident i ON i.id = m.incident_id ORDER BY 1, 2",
        "SELECT s.region, s.bucket_s, s.watched, r.at, r.count FROM series s JOIN user_report r"
        " ON r.series_id = s.id ORDER BY 1, 4",
        "SELECT s.region, d.day, d.total, d.peak, d.peak_at, d.buckets, d.counts FROM series s"
        " JOIN user_report_day d ON d.series_id = s.id ORDER BY 1, 2",
        "SELECT basis, region, from_at, until_at, batch_id FROM coverage ORDER BY 1, 2, 3, 4",
        "SELECT kind, name, publisher, url FROM source WHERE id IN (SELECT source_id FROM incident)"
        " ORDER BY 1, 2",
        "SELECT max(observed_at) FROM batch"}) {
    SQLite::Statement row(db, sql);
    while (row.executeStep()) {
      for (int i = 0; i < row.getColumnCount(); ++i) text += row.getColumn(i).getString() + "|";
      text += "\n";
    }
  }
  return text;
}

SQLite::Database history(int steps) {
  auto db = new_history();
  ingest_steps(db, steps);
  return db;
}

TEST(KnownAt, ATimeIsSeenAsItWasThen) {
  auto whole = history(8);
  const std::string now = seen(whole);
  for (const int steps : {0, 1, 2, 3, 4, 5, 6, 7, 8}) {
    auto then = history(steps);
    auto later = history(8);
    know_as_of(later, kFirst + steps * kStep);
    EXPECT_EQ(seen(later), seen(then)) << "after step " << steps;
    EXPECT_EQ(seen(later) == now, steps == 8);
  }
}

// One list of its own, then three as the versions of a feed in git are taken in, all naming it.
TEST(KnownAt, ListsOfOneBatchAreSeenApart) {
  auto db = history(0);
  const Incident open = told(0, 0);
  const auto list = [&](IngestBatch& batch, Instant at) {
    batch.incident(open, {});
    batch.snapshot({open.source, {}, at});
  };
  IngestBatch first(db, input_at(kFirst + 1000));
  list(first, kFirst + 1000);
  (void)first.finish("0");
  first.commit();
  IngestBatch versions(db, input_at(kFirst + 4000));
  for (const Instant after : {2000, 3000, 4000}) {
    versions.observe(kFirst + after);
    list(versions, kFirst + after);
  }
  (void)versions.finish("0");
  versions.commit();
  know_as_of(db, kFirst + 3500);
  EXPECT_EQ(db.execAndGet("SELECT ended_min FROM incident").getInt64(), kFirst + 3000);
  EXPECT_TRUE(db.execAndGet("SELECT ended_max FROM incident").isNull());
}

TEST(KnownAt, TheOrderOfTakingInDoesNotMatter) {
  for (const bool backwards : {false, true}) {
    auto db = history(0);
    for (const Instant hour : {backwards ? 14 : 10, backwards ? 10 : 14}) {
      IngestBatch batch(db, input_at(kFirst + hour * 3600));
      Incident same = told(0, 1);
      same.stated_at = kFirst;
      batch.incident(same, {});
      (void)batch.finish("0");
      batch.commit();
    }
    know_as_of(db, kFirst + 12 * 3600);
    EXPECT_EQ(db.execAndGet("SELECT count(*) FROM incident").getInt(), 1) << backwards;
  }
}

TEST(KnownAt, TheFileIsNotTouched) {
  auto db = history(4);
  const int before = db.getTotalChanges();
  const std::string stored = db.execAndGet("SELECT count(*) FROM main.outage").getString();
  know_as_of(db, kFirst);
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM main.outage").getString(), stored);
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM outage").getInt(), 0);
  EXPECT_GT(before, 0);
  EXPECT_THROW(db.exec("DELETE FROM main.outage"), SQLite::Exception);
}

}  // namespace
}  // namespace outagedb
