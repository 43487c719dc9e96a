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

// People read ids in reports and lists, where they are those of outages.
[[noreturn]] void tell_unknown(SQLite::Database& db, const std::string& text) {
  const std::string shown = valid_utf8(text.substr(0, 80));
  std::vector<std::string> incidents;
  SQLite::Statement row(db,
                        "SELECT i.uid FROM outage o JOIN outage_incident m ON m.outage_id = o.id"
                        " JOIN incident i ON i.id = m.incident_id"
                        " WHERE o.uid >= ?1 AND o.uid < ?1 || 'g' ORDER BY 1 LIMIT 20");
  if (may_be_uid(text)) {
    bound(row, text);
    while (row.executeStep()) incidents.push_back(row.getColumn(0).getString());
  }
  if (incidents.empty()) {
    throw Error(fmt::format("no incident has the key or id '{}'", shown),
                "'outagedb incident list' shows them");
  }
  throw Error(fmt::format("'{}' is the id of an outage, not of an incident", shown),
              fmt::format("it is told by {}; 'outagedb query statements' shows who says what",
                          fmt::join(incidents, ", ")));
}

// The standing words about the two, whichever was named first; b is NULL for a dismissal.
int withdraw(SQLite::Database& db, std::int64_t a, std::optional<std::int64_t> b, Instant at,
             const Hand& hand) {
  SQLite::Statement withdrawal(
      db,
      "UPDATE incident_link SET withdrawn_at = ?3, withdrawn_by = ?4, withdrawn_why = ?5"
      " WHERE withdrawn_at IS NULL AND (a_id = ?1 AND b_id IS ?2 OR b_id = ?1 AND a_id = ?2)");
  return run(withdrawal, a, b, at, hand.who, or_null(hand.why));
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
  (void)withdraw(db, a, b, clock_now(), hand);
  SQLite::Statement add(
      db,
      "INSERT INTO incident_link (a_id, b_id, verdict, who, at, why) VALUES (?, ?, ?, ?, ?, ?)");
  run(add, a, b, verdict, hand.who, clock_now(), hand.why);
}

// A maintenance or a notice is part of no outage, so that nothing could come of a link.
void require_outage(SQLite::Database& db, const NamedIncident& incident) {
  SQLite::Statement row(db, "SELECT kind FROM incident WHERE id = ?");
  const std::string kind =
      bound(row, incident.id).executeStep() ? row.getColumn(0).getString() : "";
  if (kind == "outage" || kind == "degradation") return;
  throw Error(fmt::format("'{}' is no outage: its kind is {}", incident.uid, kind),
              fmt::format("if it was one, say so with 'outagedb incident edit {} --kind outage'",
                          incident.uid));
}

NamedIncident by_uid(SQLite::Database& db, const std::string& uid) {
  SQLite::Statement row(db,
                        "SELECT id, platform_id, title FROM incident WHERE uid = ?1 OR id ="
                        " (SELECT incident_id FROM former_incident WHERE uid = ?1)"
                        " ORDER BY uid = ?1 DESC");
  if (bound(row, uid).executeStep()) {
    return {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), uid,
            row.getColumn(2).getString()};
  }
  throw Error(fmt::format("no incident has the id '{}'", uid),
              "its statements stand before it in an export");
}

}  // namespace

NamedIncident require_incident(SQLite::Database& db, std::string_view name) {
  const std::string text(name);
  auto found = candidates(db, "i.key = ?1", text);
  if (found.empty() && may_be_uid(name))
    found = candidates(db, "i.uid >= ?1 AND i.uid < ?1 || 'g'", text);
  if (found.empty())
    found =
        candidates(db, "i.id IN (SELECT incident_id FROM former_incident WHERE uid = ?1)", text);
  if (found.empty()) tell_unknown(db, text);
  if (found.size() == 1) return found.front().incident;
  std::vector<std::string> told;
  told.reserve(found.size());
  for (const Candidate& one : found) told.push_back(one.told);
  throw Error(fmt::format("'{}' names several incidents: say which by its id", text),
              fmt::format("{}", fmt::join(told, "\n       ")));
}

Incident standing_incident(SQLite::Database& db, std::int64_t incident) {
  SQLite::Statement row(
      db,
      "SELECT r.statement, s.kind, s.name, s.publisher, s.url, s.language, s.zone, i.key, n.name,"
      " i.stated_at FROM incident i JOIN incident_revision r ON r.incident_id = i.id"
      " AND r.sha256 = i.sha256 JOIN source s ON s.id = i.source_id"
      " JOIN platform_name n ON n.folded = i.platform_folded WHERE i.id = ? LIMIT 1");
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
  require_outage(db, a);
  require_outage(db, b);
  say(db, a.id, b.id, same ? "same" : "different", hand);
  derive_outages(db, {a.platform});
  transaction.commit();
}

void unlink_incidents(SQLite::Database& db, const NamedIncident& a, const NamedIncident& b,
                      const Hand& hand) {
  WriteTransaction transaction(db);
  if (withdraw(db, a.id, b.id, clock_now(), hand) == 0) {
    throw Error("nobody has linked the two",
                fmt::format("'outagedb incident show {}' tells what was said", a.uid));
  }
  derive_outages(db, {a.platform});
  transaction.commit();
}

std::optional<std::int64_t> keep_link(SQLite::Database& db, const Link& link) {
  const NamedIncident a = by_uid(db, link.a);
  const std::optional<NamedIncident> b =
      link.b.empty() ? std::nullopt : std::optional(by_uid(db, link.b));
  const auto b_id = b ? std::optional(b->id) : std::nullopt;
  if (b && (b->platform != a.platform || b->id == a.id))
    throw Error("a word about two incidents of one platform is expected", "an outage is of one");
  SQLite::Statement known(
      db,
      "SELECT verdict = ?3 AND who = ?4 AND at = ?5 AND why = ?6, withdrawn_at FROM incident_link"
      " WHERE (a_id = ?1 AND b_id IS ?2 OR b_id = ?1 AND a_id = ?2)"
      " AND (withdrawn_at IS NULL OR verdict = ?3 AND who = ?4 AND at = ?5 AND why = ?6)"
      " ORDER BY 1 DESC");
  if (bound(known, a.id, b_id, link.verdict, link.who, link.at, link.why).executeStep()) {
    const bool same = known.getColumn(0).getInt() != 0;
    const bool stands = known.getColumn(1).isNull();
    if (same && (!stands || !link.withdrawn_at)) return std::nullopt;
    if (!same && !link.withdrawn_at)
      throw Error(fmt::format("another word about {} stands", link.a),
                  fmt::format("'outagedb incident show {}' tells what was said", link.a));
    known.reset();
    if (same) {
      (void)withdraw(db, a.id, b_id, *link.withdrawn_at, {link.withdrawn_by, link.withdrawn_why});
      return a.platform;
    }
  }
  SQLite::Statement add(db,
                        "INSERT INTO incident_link (a_id, b_id, verdict, who, at, why,"
                        " withdrawn_at, withdrawn_by, withdrawn_why) VALUES (?, ?, ?, ?, ?, ?, ?,"
                        " ?, ?)");
  run(add, a.id, b_id, link.verdict, link.who, link.at, link.why, link.withdrawn_at,
      or_null(link.withdrawn_by), or_null(link.withdrawn_why));
  return a.platform;
}

void dismiss_incident(SQLite::Database& db, const NamedIncident& incident, const Hand& hand) {
  WriteTransaction transaction(db);
  say(db, incident.id, std::nullopt, "dismissed", hand);
  derive_outages(db, {incident.platform});
  transaction.commit();
}

void restore_incident(SQLite::Database& db, const NamedIncident& incident, const Hand& hand) {
  WriteTransaction transaction(db);
  if (withdraw(db, incident.id, std::nullopt, clock_now(), hand) == 0) {
    throw Error("nobody has dismissed it",
                fmt::format("'outagedb incident show {}' tells what was said", incident.uid));
  }
  derive_outages(db, {incident.platform});
  transaction.commit();
}

}  // namespace outagedb
