#include "store/incidents/outages.hpp"

#include <fmt/format.h>

#include <map>

#include "base/sha256.hpp"
#include "base/sql.hpp"
#include "outages/merge.hpp"
#include "store/db/bind.hpp"
#include "store/db/content_sums.hpp"
#include "store/db/shadow.hpp"
#include "store/names/assumed_coverage.hpp"

namespace outagedb {
namespace {

// component and region are empty in the scope of the whole platform.
struct Scope {
  std::string component;
  std::string region;
  auto operator<=>(const Scope&) const = default;
};

// The incidents of a platform, and which of them are in each scope: an incident may have thousands
// of components, but its texts are in memory only once.
struct Scoped {
  std::vector<Member> members;
  std::map<Scope, std::vector<std::size_t>> scopes;
};

MergeRules rules_of(SQLite::Database& db) {
  MergeRules rules;
  rules.gap = db.execAndGet("SELECT value FROM setting WHERE name = 'merge_gap_s'").getInt64();
  rules.bridge_max = bridge_max(db);
  return rules;
}

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

// Derived from its smallest member: source, key and, in the last line, the platform name that it
// was given. So it is the same in every database that holds the same statements, whichever names
// people merged.
std::string outage_uid(const Scope& scope, const std::string& smallest) {
  const auto name = smallest.rfind('\n');
  return sha256(fmt::format("{}\n{}\n{}\n{}", smallest.substr(name + 1), scope.component,
                            scope.region, smallest.substr(0, name)))
      .substr(0, 16);
}

// Created once for many platforms: preparing the statements takes longer than most platforms do.
class OutageDeriver {
 public:
  explicit OutageDeriver(SQLite::Database& db) : db_(db) {}

  void derive(std::int64_t platform) {
    const std::vector<Word> words = words_of(platform);
    const Scoped all = scoped_incidents(platform);
    const SuspendChecksums no_sums(db_);  // derived tables have none
    run(clear_, platform);
    for (const auto& [scope, places] : all.scopes) {
      std::vector<Member> members;
      members.reserve(places.size());
      for (const std::size_t at : places) members.push_back(all.members[at]);
      write(platform, scope, merge(std::move(members), words, rules_));
    }
    assumed_.derive(platform);
  }

 private:
  Scoped scoped_incidents(std::int64_t platform) {
    Scoped all;
    bound(members_, platform);
    while (members_.executeStep()) {
      const std::size_t at = all.members.size();
      const std::int64_t incident = all.members.emplace_back(member_of(members_)).incident;
      all.scopes[{}].push_back(at);
      bound(component_, incident);
      while (component_.executeStep())
        all.scopes[{component_.getColumn(0).getString(), {}}].push_back(at);
      bound(region_, incident);
      while (region_.executeStep())
        all.scopes[{{}, region_.getColumn(0).getString()}].push_back(at);
    }
    for (SQLite::Statement* read : {&members_, &component_, &region_}) read->reset();
    return all;
  }

  std::vector<Word> words_of(std::int64_t platform) {
    std::vector<Word> all;
    bound(words_, platform);
    while (words_.executeStep()) {
      all.push_back({words_.getColumn(0).getInt64(), words_.getColumn(1).getInt64(),
                     words_.getColumn(2).getInt() != 0});
    }
    words_.reset();
    return all;
  }

  void write(std::int64_t platform, const Scope& scope, const std::vector<Outage>& outages) {
    std::vector<std::int64_t> ids;
    ids.reserve(outages.size());
    for (const Outage& one : outages) ids.push_back(add(platform, scope, one));
    for (std::size_t i = 0; i < outages.size(); ++i)
      run(group_, ids[outages[i].possible_group], ids[i]);
  }

  std::int64_t add(std::int64_t platform, const Scope& scope, const Outage& one) {
    run(outage_, outage_uid(scope, one.smallest), platform, or_null(scope.component),
        or_null(scope.region), one.severity, one.started.min, one.started.max, one.ended.min,
        one.ended.max, one.duration.min, one.duration.max, one.ongoing, 0);
    const std::int64_t id = db_.getLastInsertRowid();
    for (const Membership& joined : one.members) {
      run(member_, id, joined.incident, joined.probable ? "probable" : "certain",
          joined.certain_group);
    }
    return id;
  }

  SQLite::Database& db_;
  MergeRules rules_ = rules_of(db_);
  AssumedCoverage assumed_{db_};
  SQLite::Statement members_{db_, named_sql("outages.members")};
  SQLite::Statement component_{
      db_, "SELECT component FROM incident_component WHERE incident_id = ? AND component <> ''"};
  SQLite::Statement region_{
      db_, "SELECT region FROM incident_region WHERE incident_id = ? AND region <> ''"};
  SQLite::Statement words_{db_, named_sql("outages.words")};
  SQLite::Statement clear_{db_, "DELETE FROM outage WHERE platform_id = ?"};
  SQLite::Statement outage_{db_, named_sql("outages.add_outage")};
  SQLite::Statement member_{db_, named_sql("outages.add_member")};
  SQLite::Statement group_{db_, "UPDATE outage SET possible_group = ? WHERE id = ?"};
};

}  // namespace

Seconds bridge_max(SQLite::Database& db) {
  return db.execAndGet("SELECT value FROM setting WHERE name = 'bridge_max_s'").getInt64();
}

void derive_outages(SQLite::Database& db, const std::set<std::int64_t>& platforms) {
  OutageDeriver deriver(db);
  for (const std::int64_t platform : platforms) deriver.derive(platform);
}

namespace {

void derive_each(SQLite::Database& db) {
  std::set<std::int64_t> platforms;
  SQLite::Statement platform(db, "SELECT id FROM platform");
  while (platform.executeStep()) platforms.insert(platform.getColumn(0).getInt64());
  derive_outages(db, platforms);
}

std::string outages_in(const char* schema) {
  return fmt::format(fmt::runtime(named_sql("outages.outages_in")), schema);
}

}  // namespace

std::vector<std::string> outage_differences(SQLite::Database& db) {
  // Derives them again beside the stored ones, so that one piece of code decides.
  const Shadows derived(db, {"outage", "outage_incident", "assumed_coverage"});
  derive_each(db);
  const std::string stands = outages_in("main");
  const std::string follows = outages_in("temp");
  std::vector<std::string> differences = assumed_differences(db);
  SQLite::Statement row(
      db, fmt::format(fmt::runtime(named_sql("outages.differences")), stands, follows));
  while (row.executeStep()) {
    differences.push_back(
        fmt::format("outage {} {}", row.getColumn(0).getString(), row.getColumn(1).getString()));
  }
  return differences;
}

void derive_all_outages(SQLite::Database& db) {
  // Also removes those of platforms that no longer exist.
  db.exec("DELETE FROM outage_incident; DELETE FROM outage; DELETE FROM assumed_coverage");
  derive_each(db);
}

}  // namespace outagedb
