#include "store/outages.hpp"

#include <fmt/format.h>

#include <map>

#include "base/sha256.hpp"
#include "outages/merge.hpp"
#include "store/assumed_coverage.hpp"
#include "store/bind.hpp"
#include "store/content_sums.hpp"
#include "store/shadow.hpp"

namespace outagedb {
namespace {

// component and region are empty in the scope of the whole platform.
struct Scope {
  std::string component;
  std::string region;
  auto operator<=>(const Scope&) const = default;
};

using Scopes = std::map<Scope, std::vector<Member>>;

MergeRules rules_of(SQLite::Database& db) {
  MergeRules rules;
  rules.gap = db.execAndGet("SELECT value FROM setting WHERE name = 'merge_gap_s'").getInt64();
  rules.bridge_max = bridge_max(db);
  return rules;
}

constexpr const char* kMembers =
    "SELECT i.id, CASE s.name WHEN 'unnamed' THEN 0 ELSE s.id END, s.kind || char(10) || s.name || "
    "char(10) || i.key || char(10) || i.platform_folded,"
    " i.started_min, i.started_max, i.ended_min, i.ended_max, i.duration_min, i.duration_max, "
    "i.ongoing,"
    // What its source calls a degradation is none the less one for being a bad one.
    " CASE WHEN i.kind = 'degradation' OR i.severity = 'minor' THEN 1"
    "  WHEN i.severity = 'major' THEN 3 WHEN i.severity = 'critical' THEN 4 ELSE 2 END"
    " FROM incident i JOIN source s ON s.id = i.source_id"
    " WHERE i.platform_id = ? AND i.kind IN ('outage', 'degradation') AND NOT EXISTS"
    "  (SELECT 1 FROM incident_link l WHERE l.a_id = i.id AND l.verdict = 'dismissed' AND "
    "l.withdrawn_at IS NULL)"
    // A page that was renamed tells of one incident under two names: the later statement counts.
    " AND NOT EXISTS (SELECT 1 FROM incident t WHERE t.source_id = i.source_id AND t.key = i.key"
    // By source and key alone, which are of few: any number may start at one moment.
    "  AND +t.platform_id = i.platform_id AND t.platform_folded <> i.platform_folded"
    "  AND +t.started_min IS i.started_min AND +t.started_max IS i.started_max"
    "  AND (coalesce(t.stated_at, -9e15), t.sha256, t.platform_folded)"
    "   > (coalesce(i.stated_at, -9e15), i.sha256, i.platform_folded))";

Member member_of(SQLite::Statement& row) {
  Member member;
  member.incident = row.getColumn(0).getInt64();
  member.source = row.getColumn(1).getInt64();
  member.order = row.getColumn(2).getString();
  member.started = {integer_or_null(row.getColumn(3)), integer_or_null(row.getColumn(4))};
  member.ended = {integer_or_null(row.getColumn(5)), integer_or_null(row.getColumn(6))};
  member.duration = {integer_or_null(row.getColumn(7)), integer_or_null(row.getColumn(8))};
  member.ongoing = row.getColumn(9).getInt() != 0;
  member.severity = row.getColumn(10).getInt();
  return member;
}

Scopes scopes_of(SQLite::Database& db, std::int64_t platform) {
  Scopes scopes;
  SQLite::Statement row(db, kMembers);
  SQLite::Statement component(db,
                              "SELECT component FROM incident_component WHERE"
                              " incident_id = ? AND component <> ''");
  SQLite::Statement region(
      db, "SELECT region FROM incident_region WHERE incident_id = ? AND region <> ''");
  bound(row, platform);
  while (row.executeStep()) {
    const Member member = member_of(row);
    scopes[{}].push_back(member);
    bound(component, member.incident);
    while (component.executeStep())
      scopes[{component.getColumn(0).getString(), {}}].push_back(member);
    bound(region, member.incident);
    while (region.executeStep()) scopes[{{}, region.getColumn(0).getString()}].push_back(member);
  }
  return scopes;
}

std::vector<Word> words_of(SQLite::Database& db, std::int64_t platform) {
  std::vector<Word> words;
  SQLite::Statement row(
      db,
      "SELECT a_id, b_id, verdict = 'same' FROM incident_link JOIN incident ON incident.id = a_id"
      " WHERE platform_id = ? AND b_id IS NOT NULL AND withdrawn_at IS NULL ORDER BY "
      "incident_link.id");
  bound(row, platform);
  while (row.executeStep()) {
    words.push_back(
        {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), row.getColumn(2).getInt() != 0});
  }
  return words;
}

// From its smallest member: source, key and, in the last line, the name that its platform was
// given. So it is the same in every database that holds the same statements, and whatever names
// persons take for one.
std::string outage_uid(const Scope& scope, const std::string& smallest) {
  const auto name = smallest.rfind('\n');
  return sha256(fmt::format("{}\n{}\n{}\n{}", smallest.substr(name + 1), scope.component,
                            scope.region, smallest.substr(0, name)))
      .substr(0, 16);
}

class OutageWriter {
 public:
  OutageWriter(SQLite::Database& db, std::int64_t platform)
      : db_(db),
        platform_(platform),
        outage_(db,
                "INSERT INTO outage (uid, platform_id, component, region, severity, started_min, "
                "started_max,"
                " ended_min, ended_max, duration_min, duration_max, ongoing, possible_group)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        member_(db,
                "INSERT INTO outage_incident (outage_id, incident_id, membership, certain_group) "
                "VALUES (?, ?, ?, ?)"),
        group_(db, "UPDATE outage SET possible_group = ? WHERE id = ?") {}

  void write(const Scope& scope, const std::vector<Outage>& outages) {
    std::vector<std::int64_t> ids;
    ids.reserve(outages.size());
    for (const Outage& outage : outages) ids.push_back(add(scope, outage));
    for (std::size_t i = 0; i < outages.size(); ++i)
      run(group_, ids[outages[i].possible_group], ids[i]);
  }

 private:
  std::int64_t add(const Scope& scope, const Outage& outage) {
    run(outage_, outage_uid(scope, outage.smallest), platform_, or_null(scope.component),
        or_null(scope.region), outage.severity, outage.started.min, outage.started.max,
        outage.ended.min, outage.ended.max, outage.duration.min, outage.duration.max,
        outage.ongoing, 0);
    const std::int64_t id = db_.getLastInsertRowid();
    for (const Membership& member : outage.members) {
      run(member_, id, member.incident, member.probable ? "probable" : "certain",
          member.certain_group);
    }
    return id;
  }

  SQLite::Database& db_;
  std::int64_t platform_;
  SQLite::Statement outage_;
  SQLite::Statement member_;
  SQLite::Statement group_;
};

}  // namespace

Seconds bridge_max(SQLite::Database& db) {
  return db.execAndGet("SELECT value FROM setting WHERE name = 'bridge_max_s'").getInt64();
}

void derive_outages(SQLite::Database& db, std::int64_t platform) {
  const MergeRules rules = rules_of(db);
  const std::vector<Word> words = words_of(db, platform);
  const Scopes scopes = scopes_of(db, platform);
  const UnwatchedWrite no_sums(db);  // what follows from others has none
  SQLite::Statement clear(db, "DELETE FROM outage WHERE platform_id = ?");
  run(clear, platform);
  OutageWriter writer(db, platform);
  for (const auto& [scope, members] : scopes) writer.write(scope, merge(members, words, rules));
  derive_assumed_coverage(db, platform);
}

namespace {

std::vector<std::int64_t> platforms_of(SQLite::Database& db) {
  std::vector<std::int64_t> platforms;
  SQLite::Statement platform(db, "SELECT id FROM platform");
  while (platform.executeStep()) platforms.push_back(platform.getColumn(0).getInt64());
  return platforms;
}

// All that is said of the outages of a database, without the numbers of their rows.
std::string outages_in(const char* schema) {
  return fmt::format(
      "SELECT o.uid, o.platform_id, o.component, o.region, o.severity, o.started_min,"
      " o.started_max, o.ended_min, o.ended_max, o.duration_min, o.duration_max, o.ongoing,"
      " (SELECT g.uid FROM {0}.outage g WHERE g.id = o.possible_group),"
      " (SELECT json_group_array(json_array(incident_id, membership, certain_group)) FROM"
      "   (SELECT * FROM {0}.outage_incident m WHERE m.outage_id = o.id ORDER BY incident_id))"
      " FROM {0}.outage o",
      schema);
}

}  // namespace

std::vector<std::string> outage_differences(SQLite::Database& db) {
  // Derived once more beside what stands, so that one piece of code decides.
  const Shadows derived(db, {"outage", "outage_incident", "assumed_coverage"});
  for (const std::int64_t id : platforms_of(db)) derive_outages(db, id);
  const std::string stands = outages_in("main");
  const std::string follows = outages_in("temp");
  std::vector<std::string> differences = assumed_differences(db);
  SQLite::Statement row(
      db, fmt::format("SELECT uid, 'stands but does not follow from its incidents' FROM"
                      " (SELECT * FROM ({0}) EXCEPT SELECT * FROM ({1}))"
                      " UNION ALL SELECT uid, 'follows from its incidents but does not stand so'"
                      " FROM (SELECT * FROM ({1}) EXCEPT SELECT * FROM ({0}))",
                      stands, follows));
  while (row.executeStep()) {
    differences.push_back(
        fmt::format("outage {} {}", row.getColumn(0).getString(), row.getColumn(1).getString()));
  }
  return differences;
}

void derive_all_outages(SQLite::Database& db) {
  // Also what stands of a platform that is none.
  db.exec("DELETE FROM outage_incident; DELETE FROM outage; DELETE FROM assumed_coverage");
  for (const std::int64_t id : platforms_of(db)) derive_outages(db, id);
}

}  // namespace outagedb
