#include "store/batches/ingest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "store/db/bind.hpp"
#include "store/db/canonical_json.hpp"
#include "store/incidents/outages.hpp"
#include "store/names/assumed_coverage.hpp"
#include "store/names/naming.hpp"
#include "time/reconcile.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kShownRejects = 5;

// Texts go into STRICT tables that other programs read: they must be UTF-8.
void repair(std::string& text) {
  bool repaired = false;
  std::string valid = valid_utf8(text, &repaired);
  if (repaired) text = std::move(valid);
}

std::string restated_in_words(std::int64_t times, Duplicates rule) {
  const std::string counts = times == 1 ? "1 count" : fmt::format("{} counts", times);
  if (rule == Duplicates::sum)
    return counts + " of a bucket that the input states more than once: added up";
  return fmt::format("{} of a bucket for which the input states different counts: the {} applies",
                     counts, rule == Duplicates::last ? "last" : "larger");
}

}  // namespace

IngestBatch::IngestBatch(SQLite::Database& db, BatchInput input)
    : db_(db),
      input_(std::move(input)),
      transaction_(db),
      summary_(begin_batch(db, input_)),
      needs_(summary_.batch),
      names_(db),
      incidents_(db, names_, needs_, input_.observed_at),
      user_reports_(db, names_, needs_, input_.reports),
      coverage_(db, names_, needs_),
      logs_(db, needs_),
      listings_(db, names_, needs_),
      rejects_(db, needs_, input_.format),
      exported_(db, {names_, needs_, incidents_, listings_, logs_, rejects_}) {
  names_.observe(input_.observed_at);
  rejects_.read_as({input_.format, input_.options, input_.stated_at, {}});
}

Summary IngestBatch::begin_batch(SQLite::Database& db, const BatchInput& input) {
  SQLite::Statement add(db, named_sql("ingest.add_batch"));
  run(add, input.name, input.format, input.observed_at, clock_now(), tool_version(), tz_version(),
      or_null(input.who), or_null(input.why));
  Summary summary;
  summary.batch = db.getLastInsertRowid();
  return summary;
}

void IngestBatch::observe(Instant at) {
  input_.observed_at = at;
  input_.stated_at = at;
  incidents_.observe(at);
  names_.observe(at);
}

void IngestBatch::begin_version(Instant at, const std::string& format) {
  observe(at);
  rejects_.read_as({format, input_.options, at, {}});
}

void IngestBatch::read_again(const RejectReading& reading, std::optional<Instant> stated_at) {
  if (stated_at) observe(*stated_at);
  rejects_.read_as(reading);
}

void IngestBatch::user_reports(const UserReports& reports, const Place& place) {
  try {
    user_reports_.add(reports);
    if (input_.watched) watch(reports.platform);
    ++summary_.read;
  } catch (const Error& error) {
    reject(place, error.what(), error.hint());
  }
}

// An ongoing incident was down when its source last said so. A page or monitor that still lists it
// says so at each retrieval, which is no new statement; other sources said so when they stated it.
void IngestBatch::settle_listing(Incident& incident) const {
  if (incident.ongoing) {
    const bool lists = incident.source.kind == "status_page" || incident.source.kind == "monitor";
    if (lists) incident.listed_at = std::max(incident.listed_at, input_.stated_at);
    if (!incident.ended.known())
      incident.ended.min = lists || incident.stated_at ? incident.stated_at : input_.stated_at;
  }
  if (!incident.stated_at) incident.stated_at = input_.stated_at;
}

void IngestBatch::incident(Incident incident, const Place& place) {
  settle_listing(incident);
  reconcile(incident, input_.observed_at);
  const bool keyless = incident.key.empty();
  if (keyless) incident.key = natural_key(incident);
  repair(incident.title);
  repair(incident.key);
  IncidentWriter::Written written{};
  try {
    written = incidents_.write(incident);
  } catch (const Error& error) {
    reject(place, error.what(), error.hint());
    return;
  }
  if (incident.listed_at && incident.ongoing) {
    listings_.listed(written.incident, incident.source, *incident.listed_at);
  }
  ++summary_.read;
  if (!incident.faults.empty() && ++summary_.faults == 1) {
    const Fault& fault = incident.faults.front();
    summary_.first_fault =
        fmt::format("{}: {} contradicts {}", fault.field, fault.stated, fault.contradicts);
  }
  const bool kept = written.effect != Effect::unchanged;
  if (kept) names_.keep_details(written.source);
  note_collision(incident, place, written.incident, keyless && kept);
  count(written.effect);
  if (input_.watched) watch(incident.platform);
  seen_platforms_.insert(written.platform);
  if (incident.of_log) {
    logs_.add({written.platform, fold(incident.platform)}, written.source, written.incident, kept);
  }
  if (written.effect == Effect::added || written.effect == Effect::changed)
    touched_platforms_.insert(written.platform);
}

// Warns about two records of one input that have the same identifying texts.
void IngestBatch::note_collision(const Incident& incident, const Place& place, std::int64_t id,
                                 bool keyless) {
  if (!keyless) return;
  const auto [line, first] = lines_.emplace(id, place.line);
  if (first) return;
  warn(
      fmt::format("lines {} and {} describe one incident ('{}', {}) differently: if they are two "
                  "incidents, give each a key",
                  line->second, place.line, incident.title, incident.started_text));
}

void IngestBatch::count(Effect effect) {
  switch (effect) {
    case Effect::added:
      ++summary_.added;
      break;
    case Effect::changed:
      ++summary_.changed;
      break;
    case Effect::unchanged:
      ++summary_.unchanged;
      break;
    case Effect::older:
      ++summary_.unchanged;
      ++older_;
      break;
  }
}

void IngestBatch::coverage(const Coverage& coverage, const Place& place) {
  try {
    const bool added = coverage_.write(coverage);
    if (coverage.basis == CoverageBasis::feed)
      return;  // derived from a feed, not a record of its own
    ++summary_.read;
    ++(added ? summary_.added : summary_.unchanged);
  } catch (const Error& error) {
    reject(place, error.what(), error.hint());
  }
}

void IngestBatch::exported(const Exported& record, const Place& place) {
  try {
    const bool added = exported_.write(record);
    ++summary_.read;
    ++(added ? summary_.added : summary_.unchanged);
  } catch (const Error& error) {
    reject(place, error.what(), error.hint());
  }
}

void IngestBatch::reject(const Place& place, const std::string& reason, const std::string& hint) {
  const Rejected stored = rejects_.write(place, reason, hint);
  if (summary_.first_rejects.size() < kShownRejects) summary_.first_rejects.push_back(stored);
  ++summary_.read;
  ++summary_.rejected;
}

void IngestBatch::context(std::string_view text) { rejects_.context(text); }

void IngestBatch::warn(const std::string& text) { ++warnings_[text]; }

std::vector<std::string> IngestBatch::all_warnings() const {
  std::vector<std::string> all;
  for (const auto& [text, times] : warnings_)
    all.push_back(times == 1 ? text : fmt::format("{} ({} times)", text, times));
  if (older_ > 0) {
    all.push_back(
        fmt::format("{} undated or not newer than what is stored: stored as a revision only "
                    "(specify the date in a column stated_at, or with --observed-at)",
                    older_ == 1 ? "1 statement is" : fmt::format("{} statements are", older_)));
  }
  return all;
}

Summary IngestBatch::finish(const std::string& input_sha256) {
  const auto tally = user_reports_.finish();
  summary_.added += tally.added;
  summary_.changed += tally.changed;
  summary_.unchanged += tally.unchanged;
  if (tally.restated > 0) warn(restated_in_words(tally.restated, input_.reports.duplicates));
  touched_platforms_.merge(exported_.finish());
  touched_platforms_.merge(listings_.finish());
  logs_.finish();
  rejects_.finish();
  write_watched();
  names_.write_source_details(needs_);
  settle_names();
  derive();
  summary_.new_platforms = names_.new_platforms();
  needs_.write(db_);
  summary_.warnings = all_warnings();
  write_tally(summary_, input_sha256);
  return summary_;
}

// Looks up first: millions of records name the same few platforms.
void IngestBatch::watch(std::string_view platform) {
  if (!watched_names_.contains(platform)) watched_names_.emplace(platform);
}

void IngestBatch::write_watched() {
  for (const std::string& platform : watched_names_) {
    coverage_.write({.source = {"person", input_.watched->who, {}, {}, {}, {}},
                     .platform = platform,
                     .region = {},
                     .component = {},
                     .from = input_.watched->from,
                     .until = input_.watched->until,
                     .basis = CoverageBasis::declared});
  }
}

// The time of a retrieval, or a person's statement about coverage, changes the assumed coverage of
// a platform about which nothing else is new.
void IngestBatch::derive() {
  seen_platforms_.merge(std::set(coverage_.platforms()));
  seen_platforms_.insert(touched_platforms_.begin(), touched_platforms_.end());
  AssumedCoverage assumed(db_);
  std::map<std::int64_t, std::string> before;
  for (const std::int64_t platform : seen_platforms_) before[platform] = assumed.in_words(platform);
  derive_outages(db_, touched_platforms_);
  for (const auto& [platform, words] : before) {
    if (!touched_platforms_.contains(platform)) assumed.derive(platform);
    const std::string after = assumed.in_words(platform);
    if (!after.empty() && after != words) summary_.assumed.push_back(after);
  }
}

void IngestBatch::settle_names() {
  SQLite::Statement names(db_, "UPDATE batch SET names = ?2 WHERE id = ?1");
  run(names, summary_.batch, names_.spellings());
  if (!names_.unsettled()) return;
  SettledPlatforms settled = settle_platforms(db_);
  touched_platforms_.merge(settled.touched);
  SQLite::Statement fixed(db_, "UPDATE batch SET undoable = 0 WHERE id = ?");
  if (settled.combined) run(fixed, summary_.batch);
}

void IngestBatch::write_tally(const Summary& summary, const std::string& input_sha256) {
  JsonWriter warnings;
  warnings.begin_array();
  for (const std::string& warning : summary.warnings) warnings.text(warning);
  warnings.end_array();
  SQLite::Statement tally(db_, named_sql("ingest.write_tally"));
  run(tally, summary.batch, input_sha256, summary.read, summary.added, summary.changed,
      summary.unchanged, summary.rejected, warnings.str());
}

Instant latest_retrieval(SQLite::Database& db) {
  return db.execAndGet("SELECT coalesce(max(observed_at), 0) FROM batch WHERE undone_at IS NULL")
      .getInt64();
}

}  // namespace outagedb
