#include "store/incidents/reconcile.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "base/address.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/sql.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/db/bind.hpp"
#include "store/db/canonical_json.hpp"
#include "store/incidents/incidents.hpp"
#include "store/incidents/listings.hpp"
#include "store/incidents/outages.hpp"
#include "store/names/names.hpp"
#include "store/names/naming.hpp"
#include "store/names/source_details.hpp"
#include "time/as_stated.hpp"
#include "time/reconcile.hpp"

namespace outagedb {
namespace {

// Makes each source's address canonical; if two sources become one, all goes to the first.
void settle_sources(SQLite::Database& db) {
  SQLite::Statement row(db, "SELECT id, kind, name FROM source ORDER BY id");
  std::vector<std::tuple<std::int64_t, std::string, std::string>> respelt;
  while (row.executeStep()) {
    const std::string name = row.getColumn(2).getString();
    if (auto address = canonical_address(name); address != name)
      respelt.emplace_back(row.getColumn(0).getInt64(), row.getColumn(1).getString(), address);
  }
  SQLite::Statement same(db, "SELECT id FROM source WHERE kind = ? AND name = ?");
  SQLite::Statement rename(db, "UPDATE source SET name = ?2 WHERE id = ?1");
  for (const auto& [id, kind, address] : respelt) {
    if (!bound(same, kind, address).executeStep()) {
      run(rename, id, address);
      continue;
    }
    const std::int64_t kept = same.getColumn(0).getInt64();
    same.reset();
    // Incidents follow when they are reconciled; counts of one series that both have stay separate.
    for (const char* table :
         {"series", "coverage", "coverage_within", "snapshot", "incident_log"}) {
      SQLite::Statement move(
          db, fmt::format("UPDATE OR IGNORE {} SET source_id = ?2 WHERE source_id = ?1", table));
      run(move, id, kept);
    }
    for (const char* table : {"coverage", "snapshot", "incident_log"}) {
      SQLite::Statement equal(db, fmt::format("DELETE FROM {} WHERE source_id = ?", table));
      run(equal, id);
    }
    SQLite::Statement claims(db, "UPDATE claim SET source_id = ?2 WHERE source_id = ?1");
    run(claims, id, kept);
    move_source_details(db, id, kept);
  }
  settle_source_details(db);
}

// For a page whose format is not known: one from a git repository, or from an export.
Evidence evidence_of_page(const Incident& incident) {
  if (incident.source.kind != "status_page" || incident.updates.empty()) return Evidence::stated;
  const auto names = [&](const char* part) {
    return incident.source.name.find(part) != std::string::npos;
  };
  if (names("cloud.google.com") || names("google.com/appsstatus")) return Evidence::publisher;
  return names("slack.com") || names("aws.amazon.com") ? Evidence::machine : Evidence::page;
}

Evidence evidence_of(const Incident& incident, const std::string& format) {
  if (format == "git" || format == kExportOfOlder) return evidence_of_page(incident);
  // If only counts give the times of a Downdetector page, nobody stated them.
  if (incident.started_text.empty() && format == "downdetector") return Evidence::stated;
  return evidence_of_format(format);
}

// One statement as it was stored.
struct Stored {
  std::int64_t incident = 0;
  Instant observed_at = 0;
  std::string sha256;
  std::int64_t batch = 0;
  Incident statement;
};

std::vector<Stored> statements_of(SQLite::Statement& row, std::int64_t incident) {
  std::vector<Stored> all;
  bound(row, incident);
  while (row.executeStep()) {
    const auto text = [&](int column) { return row.getColumn(column).getString(); };
    Stored& one = all.emplace_back();
    one.incident = incident;
    one.observed_at = row.getColumn(1).getInt64();
    one.sha256 = text(2);
    one.batch = row.getColumn(4).getInt64();
    one.statement = incident_of(text(5));
    one.statement.stated_at = integer_or_null(row.getColumn(3));
    one.statement.source = {text(7), canonical_address(text(8)), text(9), text(10), text(11),
                            text(12)};
    one.statement.key = text(13);
    one.statement.platform = text(14);
    settle_again(one.statement, text(6), one.observed_at);
  }
  return all;
}

class Reconciler {
 public:
  explicit Reconciler(SQLite::Database& db) : db_(db), names_(db) {}

  void reconcile(std::int64_t incident) {
    bound(standing_, incident).executeStep();
    const std::string standing = standing_.getColumn(0).getString();
    standing_.reset();
    std::optional<std::int64_t> heir;
    bool stays = false;
    for (const Stored& stored : statements_of(revisions_, incident)) {
      const std::int64_t id = home_of(stored);
      move(stored, id);
      stays = stays || id == incident;
      if (!heir || stored.sha256 == standing) heir = id;
      touched_.insert(id);
    }
    if (!stays && heir) hand_over(incident, *heir);
  }

  [[nodiscard]] const std::set<std::int64_t>& touched() const noexcept { return touched_; }

 private:
  // The row of the incident by its source, key and platform; its first statement creates one.
  std::int64_t home_of(const Stored& stored) {
    const Incident& said = stored.statement;
    const std::int64_t source = names_.source(said.source);
    if (bound(home_, stored.incident, source, said.key).executeStep()) {
      home_.reset();
      return stored.incident;
    }
    home_.reset();
    if (bound(other_, stored.incident, source, said.key).executeStep()) {
      const std::int64_t id = other_.getColumn(0).getInt64();
      other_.reset();
      return id;
    }
    other_.reset();
    run(add_, stored.incident, source, said.key, incident_uid(said) + " new");
    return db_.getLastInsertRowid();
  }

  void move(const Stored& stored, std::int64_t id) {
    const std::string statement = statement_of(stored.statement);
    const std::string hash = sha256(statement);
    if (id == stored.incident && hash == stored.sha256) return;
    run(remove_, stored.incident, stored.observed_at, stored.sha256);
    run(keep_, id, stored.observed_at, hash, stored.statement.stated_at, stored.batch, statement);
    run(again_, stored.incident, stored.sha256, id, hash);
  }

  // Moves everything else stated about an incident that is now part of another.
  void hand_over(std::int64_t gone, std::int64_t heir) {
    for (const char* text :
         {"UPDATE OR IGNORE incident_again SET incident_id = ?2 WHERE incident_id = ?1",
          "UPDATE OR IGNORE incident_listed SET incident_id = ?2 WHERE incident_id = ?1",
          named_sql("reconcile.hand_over_listing").c_str(),
          "UPDATE incident_link SET a_id = ?2 WHERE a_id = ?1",
          "UPDATE incident_link SET b_id = ?2 WHERE b_id = ?1",
          "UPDATE former_incident SET incident_id = ?2 WHERE incident_id = ?1",
          "UPDATE former_outage SET incident_id = ?2 WHERE incident_id = ?1",
          "INSERT OR IGNORE INTO former_incident SELECT uid, ?2 FROM incident WHERE id = ?1"}) {
      SQLite::Statement statement(db_, text);
      run(statement, gone, heir);
    }
    for (const char* table :
         {"incident_again", "incident_listed", "incident_listing", "incident_count",
          "incident_region", "incident_component", "incident_update", "claim"}) {
      SQLite::Statement clear(db_, fmt::format("DELETE FROM {} WHERE incident_id = ?", table));
      run(clear, gone);
    }
    SQLite::Statement remove(db_, "DELETE FROM incident WHERE id = ?");
    run(remove, gone);
    touched_.erase(gone);
  }

  SQLite::Database& db_;
  Names names_;
  std::set<std::int64_t> touched_;
  SQLite::Statement revisions_{db_, named_sql("reconcile.revisions")};
  SQLite::Statement standing_{db_, "SELECT sha256 FROM incident WHERE id = ?"};
  SQLite::Statement home_{db_,
                          "SELECT 1 FROM incident WHERE id = ?1 AND source_id = ?2 AND key = ?3"};
  SQLite::Statement other_{db_, named_sql("reconcile.other_incident")};
  SQLite::Statement add_{db_, named_sql("reconcile.add_incident")};
  SQLite::Statement remove_{
      db_,
      "DELETE FROM incident_revision WHERE incident_id = ? AND observed_at = ? AND sha256 = ?"};
  SQLite::Statement keep_{db_, named_sql("reconcile.keep_revision")};
  SQLite::Statement again_{db_, named_sql("reconcile.move_repetitions")};
};

std::vector<std::int64_t> incident_ids(SQLite::Database& db) {
  std::vector<std::int64_t> ids;
  SQLite::Statement row(db, "SELECT id FROM incident ORDER BY id");
  while (row.executeStep()) ids.push_back(row.getColumn(0).getInt64());
  return ids;
}

void remember_outages(SQLite::Database& db) { db.exec(named_sql("reconcile.remember_outages")); }

void settle_ids(SQLite::Database& db) {
  SQLite::Statement row(db, named_sql("reconcile.ids_and_names"));
  std::vector<std::tuple<std::int64_t, std::string, std::string>> changed;
  while (row.executeStep()) {
    Incident incident;
    incident.source.kind = row.getColumn(2).getString();
    incident.source.name = row.getColumn(3).getString();
    incident.key = row.getColumn(4).getString();
    incident.platform = row.getColumn(5).getString();
    const std::string uid = incident_uid(incident);
    if (const std::string former = row.getColumn(1).getString(); former != uid)
      changed.emplace_back(row.getColumn(0).getInt64(), former, uid);
  }
  row.reset();
  SQLite::Statement former(db, "INSERT OR IGNORE INTO former_incident VALUES (?, ?)");
  SQLite::Statement rename(db, "UPDATE incident SET uid = ?2 WHERE id = ?1");
  for (const auto& [id, before, uid] : changed) {
    if (!before.ends_with(" new")) run(former, before, id);
    run(rename, id, uid);
  }
}

void restore(SQLite::Database& db, const std::set<std::int64_t>& reconciled) {
  BatchDependencies nothing(0);
  Names names(db);
  IncidentWriter incidents(db, names, nothing, 0);
  ListingWriter listings(db, names, nothing);
  for (const std::int64_t id : reconciled) incidents.restore(id);
  SQLite::Statement source(db, "SELECT DISTINCT source_id FROM incident");
  while (source.executeStep()) listings.touch(source.getColumn(0).getInt64());
  (void)listings.finish();
}

}  // namespace

std::string current_key(const Incident& incident) {
  if (incident.components.empty()) return incident.key;
  Incident whole = incident;
  whole.components.clear();
  return natural_key(whole) == incident.key ? natural_key(incident) : incident.key;
}

void settle_again(Incident& incident, const std::string& format, Instant observed_at) {
  const Incident settled = incident;
  incident = as_stated(settled, evidence_of(settled, format));
  incident.source = settled.source;
  incident.stated_at = settled.stated_at;
  reconcile(incident, observed_at);
  incident.key = current_key(incident);
}

void reconcile_history(SQLite::Database& db) {
  remember_outages(db);
  settle_sources(db);
  Reconciler reconciler(db);
  for (const std::int64_t id : incident_ids(db)) {
    try {
      reconciler.reconcile(id);
    } catch (const Error&) {
      continue;  // somebody changed its stored statement: it is left unchanged
    }
  }
  settle_ids(db);
  remove_unused_sources(db);
  (void)settle_platforms(db);
  restore(db, reconciler.touched());
  derive_all_outages(db);
  db.exec("DELETE FROM former_outage WHERE uid IN (SELECT uid FROM outage)");
}

}  // namespace outagedb
