#include "store/links.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "store/bind.hpp"
#include "store/database.hpp"
#include "store/outages.hpp"
#include "store/statement.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kShortestUid = 4;
constexpr std::size_t kShown = 6;

struct Candidate {
  NamedIncident incident;
  std::string told;
};

std::vector<Candidate> candidates(SQLite::Database& db, const char* where,
                                  const std::string& text) {
  SQLite::Statement row(
      db, fmt::format("SELECT i.id, i.platform_id, i.uid, i.title, coalesce(s.publisher, s.name),"
                      " p.name FROM incident i JOIN source s ON s.id = i.source_id"
                      " JOIN platform p ON p.id = i.platform_id WHERE {} ORDER BY i.uid LIMIT {}",
                      where, kShown));
  bound(row, text);
  std::vector<Candidate> found;
  while (row.executeStep()) {
    Candidate& one = found.emplace_back();
    one.incident = {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(),
                    row.getColumn(2).getString(), row.getColumn(3).getString()};
    one.told = fmt::format("{} {} by {}: {}", one.incident.uid, row.getColumn(5).getString(),
                           row.getColumn(4).getString(), one.incident.title);
  }
  return found;
}

bool may_be_uid(std::string_view text) {
  return text.size() >= kShortestUid &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The standing words about the two, whichever was named first; b is NULL for a dismissal.
int withdraw(SQLite::Database& db, std::int64_t a, std::optional<std::int64_t> b,
             const Hand& hand) {
  SQLite::Statement withdrawal(
      db,
      "UPDATE incident_link SET withdrawn_at = ?3, withdrawn_by = ?4, withdrawn_why = ?5"
      " WHERE withdrawn_at IS NULL AND (a_id = ?1 AND b_id IS ?2 OR b_id = ?1 AND a_id = ?2)");
  return run(withdrawal, a, b, clock_now(), hand.who, hand.why);
}

void say(SQLite::Database& db, std::int64_t a, std::optional<std::int64_t> b, const char* verdict,
         const Hand& hand) {
  SQLite::Statement standing(
      db,
      "SELECT who FROM incident_link WHERE withdrawn_at IS NULL AND verdict = ?3"
      " AND (a_id = ?1 AND b_id IS ?2 OR b_id = ?1 AND a_id = ?2)");
  if (bound(standing, a, b, verdict).executeStep()) {
    throw Error(fmt::format("{} has said so already", standing.getColumn(0).getString()));
  }
  standing.reset();
  (void)withdraw(db, a, b, hand);
  SQLite::Statement add(
      db,
      "INSERT INTO incident_link (a_id, b_id, verdict, who, at, why) VALUES (?, ?, ?, ?, ?, ?)");
  run(add, a, b, verdict, hand.who, clock_now(), hand.why);
}

}  // namespace

NamedIncident require_incident(SQLite::Database& db, std::string_view name) {
  const std::string text(name);
  auto found = candidates(db, "i.key = ?1", text);
  if (found.empty() && may_be_uid(name))
    found = candidates(db, "i.uid >= ?1 AND i.uid < ?1 || 'g'", text);
  if (found.empty()) {
    throw Error(fmt::format("no incident has the key or id '{}'", valid_utf8(name.substr(0, 80))),
                "'outagedb incident list' shows them");
  }
  if (found.size() == 1) return found.front().incident;
  std::vector<std::string> told;
  for (const Candidate& one : found) told.push_back(one.told);
  throw Error(fmt::format("'{}' names several incidents: say which by its id", text),
              fmt::format("{}", fmt::join(told, "\n       ")));
}

Incident standing_incident(SQLite::Database& db, std::int64_t incident) {
  SQLite::Statement row(
      db,
      "SELECT r.statement, s.kind, s.name, s.publisher, s.url, s.language, s.zone, i.key, p.name,"
      " i.stated_at FROM incident i JOIN incident_revision r ON r.incident_id = i.id"
      " AND r.sha256 = i.sha256 JOIN source s ON s.id = i.source_id"
      " JOIN platform p ON p.id = i.platform_id WHERE i.id = ? LIMIT 1");
  if (!bound(row, incident).executeStep()) throw Error("the incident has no statement");
  Incident standing = incident_of(row.getColumn(0).getString());
  standing.source = {row.getColumn(1).getString(), row.getColumn(2).getString(),
                     row.getColumn(3).getString(), row.getColumn(4).getString(),
                     row.getColumn(5).getString(), row.getColumn(6).getString()};
  standing.key = row.getColumn(7).getString();
  standing.platform = row.getColumn(8).getString();
  standing.stated_at = integer_or_null(row.getColumn(9));
  return standing;
}

void link_incidents(SQLite::Database& db, const NamedIncident& a, const NamedIncident& b, bool same,
                    const Hand& hand) {
  if (a.id == b.id) throw Error("both are the same incident", "name two");
  if (a.platform != b.platform) {
    throw Error("the two are incidents of two platforms, and an outage is of one",
                "'outagedb platform merge' makes one of two platforms");
  }
  WriteTransaction transaction(db);
  say(db, a.id, b.id, same ? "same" : "different", hand);
  derive_outages(db, a.platform);
  transaction.commit();
}

void unlink_incidents(SQLite::Database& db, const NamedIncident& a, const NamedIncident& b,
                      const Hand& hand) {
  WriteTransaction transaction(db);
  if (withdraw(db, a.id, b.id, hand) == 0) {
    throw Error("nobody has linked the two",
                fmt::format("'outagedb incident show {}' tells what was said", a.uid));
  }
  derive_outages(db, a.platform);
  transaction.commit();
}

void dismiss_incident(SQLite::Database& db, const NamedIncident& incident, const Hand& hand) {
  WriteTransaction transaction(db);
  say(db, incident.id, std::nullopt, "dismissed", hand);
  derive_outages(db, incident.platform);
  transaction.commit();
}

void restore_incident(SQLite::Database& db, const NamedIncident& incident, const Hand& hand) {
  WriteTransaction transaction(db);
  if (withdraw(db, incident.id, std::nullopt, hand) == 0) {
    throw Error("nobody has dismissed it",
                fmt::format("'outagedb incident show {}' tells what was said", incident.uid));
  }
  derive_outages(db, incident.platform);
  transaction.commit();
}

}  // namespace outagedb
