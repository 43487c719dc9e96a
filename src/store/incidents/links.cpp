#include "store/incidents/links.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"
#include "store/db/canonical_json.hpp"
#include "store/db/write_transaction.hpp"
#include "store/incidents/outages.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kShortestUid = 4;
constexpr std::size_t kShown = 6;

struct Candidate {
  NamedIncident incident;
  std::string description;
};

std::vector<Candidate> candidates(SQLite::Database& db, const char* where,
                                  const std::string& text) {
  SQLite::Statement row(db,
                        fmt::format(fmt::runtime(named_sql("links.candidates")), where, kShown));
  bound(row, text);
  std::vector<Candidate> found;
  while (row.executeStep()) {
    Candidate& one = found.emplace_back();
    one.incident = {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(),
                    row.getColumn(2).getString(), row.getColumn(3).getString()};
    one.description = fmt::format("{} {} by {}: {}", one.incident.uid, row.getColumn(5).getString(),
                                  row.getColumn(4).getString(), one.incident.title);
  }
  return found;
}

bool may_be_uid(std::string_view text) {
  return text.size() >= kShortestUid &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Reports and lists show the ids of outages, so people may give one of those.
[[noreturn]] void tell_unknown(SQLite::Database& db, const std::string& text) {
  const std::string shown = valid_utf8(text.substr(0, 80));
  std::vector<std::string> incidents;
  SQLite::Statement row(db, named_sql("links.incidents_of_outage"));
  if (may_be_uid(text)) {
    bound(row, text);
    while (row.executeStep()) incidents.push_back(row.getColumn(0).getString());
  }
  if (incidents.empty()) {
    throw Error(fmt::format("no incident has the key or id '{}'", shown),
                "list them with 'outagedb incident list'");
  }
  throw Error(
      fmt::format("'{}' is the id of an outage, not of an incident", shown),
      fmt::format("its incidents: {}; see 'outagedb query statements' for what each source states",
                  fmt::join(incidents, ", ")));
}

// Withdraws the current verdicts on the two, whichever was named first; b is NULL for a dismissal.
int withdraw(SQLite::Database& db, std::int64_t a, std::optional<std::int64_t> b, Instant at,
             const Attribution& hand) {
  SQLite::Statement withdrawal(db, named_sql("links.withdraw"));
  return run(withdrawal, a, b, at, hand.who, or_null(hand.why));
}

void say(SQLite::Database& db, std::int64_t a, std::optional<std::int64_t> b, const char* verdict,
         const Attribution& hand) {
  SQLite::Statement standing(db, named_sql("links.standing_verdict"));
  if (bound(standing, a, b, verdict).executeStep()) {
    throw Error(
        fmt::format("{} has already recorded this verdict", standing.getColumn(0).getString()),
        "'outagedb incident show' lists the verdicts; 'incident unlink' and 'restore' withdraw "
        "them");
  }
  standing.reset();
  (void)withdraw(db, a, b, clock_now(), hand);
  SQLite::Statement add(
      db,
      "INSERT INTO incident_link (a_id, b_id, verdict, who, at, why) VALUES (?, ?, ?, ?, ?, ?)");
  run(add, a, b, verdict, hand.who, clock_now(), hand.why);
}

// A maintenance or a notice is never part of an outage, so a link would have no effect.
void require_outage(SQLite::Database& db, const NamedIncident& incident) {
  SQLite::Statement row(db, "SELECT kind FROM incident WHERE id = ?");
  const std::string kind =
      bound(row, incident.id).executeStep() ? row.getColumn(0).getString() : "";
  if (kind == "outage" || kind == "degradation") return;
  throw Error(
      fmt::format("'{}' is not an outage: its kind is '{}'", incident.uid, kind),
      fmt::format("if it was one, run 'outagedb incident edit {} --kind outage'", incident.uid));
}

NamedIncident by_uid(SQLite::Database& db, const std::string& uid) {
  SQLite::Statement row(db, named_sql("links.incident_by_uid"));
  if (bound(row, uid).executeStep()) {
    return {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), uid,
            row.getColumn(2).getString()};
  }
  throw Error(fmt::format("no incident has the id '{}'", uid),
              "in an export, its statements precede this record");
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
  std::vector<std::string> description;
  description.reserve(found.size());
  for (const Candidate& one : found) description.push_back(one.description);
  throw Error(fmt::format("'{}' matches several incidents: specify one by its id", text),
              fmt::format("{}", fmt::join(description, "\n       ")));
}

Incident standing_incident(SQLite::Database& db, std::int64_t incident) {
  SQLite::Statement row(db, named_sql("links.standing_incident"));
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
                    const Attribution& hand) {
  if (a.id == b.id) throw Error("cannot link an incident to itself", "specify two incidents");
  if (a.platform != b.platform) {
    throw Error("the incidents belong to two platforms, but an outage belongs to one",
                "to combine two platforms, use 'outagedb platform merge'");
  }
  WriteTransaction transaction(db);
  require_outage(db, a);
  require_outage(db, b);
  say(db, a.id, b.id, same ? "same" : "different", hand);
  derive_outages(db, {a.platform});
  transaction.commit();
}

void unlink_incidents(SQLite::Database& db, const NamedIncident& a, const NamedIncident& b,
                      const Attribution& hand) {
  WriteTransaction transaction(db);
  if (withdraw(db, a.id, b.id, clock_now(), hand) == 0) {
    throw Error("the incidents are not linked",
                fmt::format("see its verdicts with 'outagedb incident show {}'", a.uid));
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
    throw Error("a link must name two incidents of one platform",
                "an outage belongs to one platform");
  SQLite::Statement known(db, named_sql("links.known_verdicts"));
  if (bound(known, a.id, b_id, link.verdict, link.who, link.at, link.why).executeStep()) {
    const bool same = known.getColumn(0).getInt() != 0;
    const bool stands = known.getColumn(1).isNull();
    if (same && (!stands || !link.withdrawn_at)) return std::nullopt;
    if (!same && !link.withdrawn_at)
      throw Error(fmt::format("another verdict on '{}' is current", link.a),
                  fmt::format("see its verdicts with 'outagedb incident show {}'", link.a));
    known.reset();
    if (same) {
      (void)withdraw(db, a.id, b_id, *link.withdrawn_at, {link.withdrawn_by, link.withdrawn_why});
      return a.platform;
    }
  }
  SQLite::Statement add(db, named_sql("links.add_link"));
  run(add, a.id, b_id, link.verdict, link.who, link.at, link.why, link.withdrawn_at,
      or_null(link.withdrawn_by), or_null(link.withdrawn_why));
  return a.platform;
}

void dismiss_incident(SQLite::Database& db, const NamedIncident& incident,
                      const Attribution& hand) {
  WriteTransaction transaction(db);
  say(db, incident.id, std::nullopt, "dismissed", hand);
  derive_outages(db, {incident.platform});
  transaction.commit();
}

void restore_incident(SQLite::Database& db, const NamedIncident& incident,
                      const Attribution& hand) {
  WriteTransaction transaction(db);
  if (withdraw(db, incident.id, std::nullopt, clock_now(), hand) == 0) {
    throw Error("the incident is not dismissed",
                fmt::format("see its verdicts with 'outagedb incident show {}'", incident.uid));
  }
  derive_outages(db, {incident.platform});
  transaction.commit();
}

}  // namespace outagedb
