#include "store/incidents/incidents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/address.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "base/sha256.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"
#include "store/db/canonical_json.hpp"

namespace outagedb {
namespace {

std::optional<std::string> faults_of(const Incident& incident) {
  if (incident.faults.empty()) return std::nullopt;
  JsonWriter json;
  json.begin_array();
  for (const Fault& fault : incident.faults) {
    json.begin_object();
    json.key("field")
        .text(fault.field)
        .key("stated")
        .text(fault.stated)
        .key("contradicts")
        .text(fault.contradicts);
    json.end_object();
  }
  return json.end_array().str();
}

std::optional<std::string> severity_of(const Incident& incident) {
  if (!incident.severity) return std::nullopt;
  return std::string(to_text(*incident.severity));
}

void require_free(SQLite::Database& db, const std::string& uid) {
  constexpr std::size_t kLength = 16;
  if (uid.size() != kLength || uid.find_first_not_of("0123456789abcdef") != std::string::npos)
    throw Error(fmt::format("id: '{}' is not an incident id", uid),
                "an incident id has 16 hexadecimal digits");
  // A former id may also belong to another incident, if its incident was split.
  SQLite::Statement taken(db, "SELECT key FROM incident WHERE uid = ?");
  if (!bound(taken, uid).executeStep()) return;
  throw Error(fmt::format("id: '{}' belongs to another incident", uid),
              fmt::format("the key of that incident is '{}'", taken.getColumn(0).getString()));
}

}  // namespace

struct IncidentWriter::Statements {
  SQLite::Database& db;

  SQLite::Statement find{db, named_sql("incidents.find")};
  // The name under which its source reports it is known from now on.
  SQLite::Statement name{
      db, "UPDATE incident SET platform_folded = ?2, name_guessed = 0, uid = ?3 WHERE id = ?1"};
  SQLite::Statement has_revision{db, named_sql("incidents.has_revision")};
  SQLite::Statement first{db, named_sql("incidents.first_revision")};
  SQLite::Statement advance{db, named_sql("incidents.advance_revision")};
  SQLite::Statement said_by_then{db, named_sql("incidents.said_by_then")};
  SQLite::Statement say_again{db, named_sql("incidents.say_again")};
  SQLite::Statement keep_again{db, named_sql("incidents.keep_again")};
  SQLite::Statement said_by{db, named_sql("incidents.said_by")};
  SQLite::Statement add{db, named_sql("incidents.add")};
  SQLite::Statement update{db, named_sql("incidents.update")};
  SQLite::Statement revision{db, named_sql("incidents.add_revision")};
  SQLite::Statement region{db, "INSERT OR IGNORE INTO incident_region VALUES (?, ?)"};
  SQLite::Statement component{db, "INSERT OR IGNORE INTO incident_component VALUES (?, ?, ?, ?)"};
  SQLite::Statement timeline{db, "INSERT INTO incident_update VALUES (?, ?, ?, ?, ?, ?)"};
  SQLite::Statement count{db, "INSERT INTO incident_count VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  SQLite::Statement claim{db, "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)"};
  SQLite::Statement best{db, named_sql("incidents.best_revision")};
  SQLite::Statement clear[5]{{db, "DELETE FROM incident_count WHERE incident_id = ?"},
                             {db, "DELETE FROM incident_region WHERE incident_id = ?"},
                             {db, "DELETE FROM incident_component WHERE incident_id = ?"},
                             {db, "DELETE FROM incident_update WHERE incident_id = ?"},
                             {db, "DELETE FROM claim WHERE incident_id = ?"}};
};

IncidentWriter::IncidentWriter(SQLite::Database& db, Names& names, BatchDependencies& batch,
                               Instant observed_at)
    : names_(names), batch_(batch), observed_at_(observed_at), db_(db), sql_(new Statements{db}) {}

IncidentWriter::~IncidentWriter() = default;

IncidentWriter::Written IncidentWriter::write(const Incident& incident) {
  const std::int64_t platform = names_.platform(incident.platform);
  const std::int64_t source = names_.source(incident.source);
  const std::string statement = statement_of(incident);
  const std::string hash = sha256(statement);

  const std::string folded = fold(incident.platform);
  if (!bound(sql_->find, source, incident.key, folded, platform).executeStep()) {
    const std::int64_t id = add(incident, source, platform, incident_uid(incident));
    write_row(incident, id, hash, batch_.batch());
    write_details(incident, id, source);
    (void)keep_words(id, incident, {hash, statement, observed_at_, true});
    return {Effect::added, id, platform, source};
  }
  const std::int64_t id = sql_->find.getColumn(0).getInt64();
  const std::string stored = sql_->find.getColumn(1).getString();
  const auto stored_at = integer_or_null(sql_->find.getColumn(2));
  const bool guessed = sql_->find.getColumn(3).getInt() != 0;
  sql_->find.reset();
  if (guessed) name_for_sure(incident, id);
  const bool stands = stored == hash;
  const bool said = stands || bound(sql_->has_revision, id, hash, incident.stated_at).executeStep();
  sql_->has_revision.reset();
  (void)keep_words(id, incident, {hash, statement, observed_at_, said});
  if (said) {
    if (stands && incident.stated_at) run(sql_->say_again, id, incident.stated_at);
    return {Effect::unchanged, id, platform, source};
  }
  const bool newer = std::tie(stored_at, stored) < std::tie(incident.stated_at, hash);
  if (!newer) return {Effect::older, id, platform, source};
  write_row(incident, id, hash, batch_.batch());
  clear_details(id);
  write_details(incident, id, source);
  return {Effect::changed, id, platform, source};
}

std::int64_t IncidentWriter::add(const Incident& incident, std::int64_t source,
                                 std::int64_t platform, const std::string& uid) {
  run(sql_->add, source, incident.key, platform, fold(incident.platform),
      names_.is_guessed(incident.platform), batch_.batch(), uid);
  return db_.getLastInsertRowid();
}

std::optional<std::int64_t> IncidentWriter::known(const IncidentName& name) {
  const auto platform = names_.known_platform(name.platform);
  const auto source = names_.known_source(name.source);
  if (!platform || !source) return std::nullopt;
  std::optional<std::int64_t> id;
  if (bound(sql_->find, *source, name.key, fold(name.platform), *platform).executeStep())
    id = sql_->find.getColumn(0).getInt64();
  sql_->find.reset();
  return id;
}

IncidentWriter::Written IncidentWriter::keep(const Incident& incident, const Revision& revision) {
  const auto stored = known({incident.source, incident.key, incident.platform});
  if (!stored) require_free(db_, revision.uid);
  const std::string uid = incident_uid(incident);
  const std::int64_t platform = names_.platform(incident.platform);
  const std::int64_t source = names_.source(incident.source);
  const std::string statement = statement_of(incident);
  const std::string hash = sha256(statement);
  const std::int64_t id = stored ? *stored : add(incident, source, platform, uid);
  if (revision.uid != uid) keep_former(id, revision.uid);
  bool kept = keep_words(id, incident, {hash, statement, revision.observed_at, false});
  if (revision.again)
    kept = keep_again(id, hash, std::max(revision.observed_at, *revision.again), *revision.again) ||
           kept;
  return {kept ? Effect::added : Effect::unchanged, id, platform, source};
}

void IncidentWriter::name_for_sure(const Incident& incident, std::int64_t id) {
  SQLite::Statement uid(db_, "SELECT uid FROM incident WHERE id = ?");
  bound(uid, id).executeStep();
  const std::string former = uid.getColumn(0).getString();
  const std::string now = incident_uid(incident);
  uid.reset();
  run(sql_->name, id, fold(incident.platform), now);
  if (former != now) keep_former(id, former);
}

void IncidentWriter::keep_former(std::int64_t id, const std::string& uid) {
  SQLite::Statement keep(db_,
                         "INSERT OR IGNORE INTO former_incident (uid, incident_id) VALUES (?, ?)");
  run(keep, uid, id);
}

bool IncidentWriter::keep_again(std::int64_t id, const std::string& hash, Instant observed_at,
                                std::optional<Instant> stated_at) {
  const bool known = bound(sql_->said_by_then, id, hash, observed_at, stated_at).executeStep();
  sql_->said_by_then.reset();
  batch_.add_all(bound(sql_->said_by, id, hash, stated_at));
  if (!known) run(sql_->keep_again, id, hash, batch_.batch(), observed_at, stated_at);
  return !known;
}

std::string incident_uid(const Incident& incident) {
  return sha256(fmt::format("{}\n{}\n{}\n{}", incident.source.kind,
                            canonical_address(incident.source.name), incident.key,
                            fold(incident.platform)))
      .substr(0, 16);
}

void IncidentWriter::restore(std::int64_t id) {
  SQLite::Statement& best = bound(sql_->best, id);
  best.executeStep();
  Incident incident = incident_of(best.getColumn(0).getString());
  incident.stated_at = integer_or_null(best.getColumn(4));
  const std::string hash = best.getColumn(1).getString();
  const std::int64_t batch = best.getColumn(2).getInt64();
  const std::int64_t source = best.getColumn(3).getInt64();
  best.reset();
  write_row(incident, id, hash, batch);
  clear_details(id);
  write_details(incident, id, source);
}

void IncidentWriter::write_row(const Incident& incident, std::int64_t id, const std::string& hash,
                               std::int64_t batch) {
  run(sql_->update, id, valid_utf8(incident.title), to_text(incident.kind), severity_of(incident),
      or_null(incident.status), or_null(incident.url), incident.started.min, incident.started.max,
      incident.ended.min, incident.ended.max, incident.duration.min, incident.duration.max,
      incident.ongoing, or_null(incident.started_text), or_null(incident.ended_text),
      or_null(incident.duration_text), or_null(incident.zone), faults_of(incident),
      incident.stated_at, hash, batch);
}

bool IncidentWriter::keep_words(std::int64_t id, const Incident& incident, const Words& words) {
  std::optional<Instant> first;
  std::optional<Instant> first_stated;
  std::int64_t first_batch = 0;
  if (bound(sql_->first, id, words.hash).executeStep()) {
    first = sql_->first.getColumn(0).getInt64();
    first_stated = integer_or_null(sql_->first.getColumn(1));
    first_batch = sql_->first.getColumn(2).getInt64();
  }
  sql_->first.reset();
  // One batch stores one time at which a statement was repeated. If it reads many retrievals, a
  // statement that returns after others is a revision of its own.
  const bool returns = !words.said && has_revised(id) && first != words.observed_at;
  if (!first || returns) {
    if (run(sql_->revision, id, words.observed_at, words.hash, incident.stated_at, batch_.batch(),
            words.statement) > 0) {
      note_revision(id);
      return true;
    }
    batch_.add_all(bound(sql_->said_by, id, words.hash, incident.stated_at));
    return false;
  }
  if (words.observed_at >= *first)
    return keep_again(id, words.hash, words.observed_at, incident.stated_at);
  // The earliest retrieval is the statement and the others repeat it, in whichever order they come.
  batch_.add_all(bound(sql_->said_by, id, words.hash, incident.stated_at));
  run(sql_->keep_again, id, words.hash, first_batch, *first, first_stated);
  run(sql_->advance, id, words.hash, *first, words.observed_at, incident.stated_at, batch_.batch());
  note_revision(id);
  return true;
}

bool IncidentWriter::has_revised(std::int64_t id) const {
  const auto at = static_cast<std::size_t>(id);
  return at < revised_.size() && revised_[at];
}

void IncidentWriter::note_revision(std::int64_t id) {
  const auto at = static_cast<std::size_t>(id);
  if (at >= revised_.size()) revised_.resize(at + 1);
  revised_[at] = true;
}

void IncidentWriter::clear_details(std::int64_t id) {
  for (SQLite::Statement& clear : sql_->clear) run(clear, id);
}

void IncidentWriter::write_details(const Incident& incident, std::int64_t id, std::int64_t source) {
  // A region without a name would be the platform itself.
  for (const std::string& code : incident.regions) {
    if (const std::string region = names_.region(code); !region.empty())
      run(sql_->region, id, region);
  }
  for (const Component& part : incident.components) {
    if (trim(part.name).empty()) continue;
    run(sql_->component, id, part.name, or_null(part.old_status), or_null(part.new_status));
  }
  int n = 0;
  for (const Update& said : incident.updates) {
    run(sql_->timeline, id, ++n, said.at.min, said.at.max, or_null(said.status), said.text);
  }
  n = 0;
  for (const StatedCount& stated : incident.counts) {
    run(sql_->count, id, ++n, stated.at.min, stated.at.max, or_null(stated.at_text),
        or_null(names_.region(stated.region)), stated.count, stated.relation, stated.peak);
  }
  n = 0;
  for (const Claim& said : incident.claims) {
    const Source own{"article", said.url, {}, {}, {}, {}};
    run(sql_->claim, id, ++n, or_null(said.category), said.cause, or_null(said.claimed_by),
        to_text(said.standing), said.url.empty() ? source : names_.source(own));
  }
}

}  // namespace outagedb
