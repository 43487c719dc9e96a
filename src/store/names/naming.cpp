#include "store/names/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/sha256.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"
#include "store/names/coverage_periods.hpp"
#include "store/names/merged_series.hpp"

namespace outagedb {
namespace {

// A name by which platforms are known.
struct Name {
  std::string spelling;                // the one of all stated spellings that is shown
  std::string called;                  // by a person: shown instead of any stated one
  std::string group;                   // the folded name that represents its platform
  bool is_name_of_other = false;       // by a person's statement
  std::optional<std::int64_t> before;  // the platform of which it was a name
};

using KnownNames = std::map<std::string, Name, std::less<>>;  // by folded name

// The root of names that people connected, in the order of their statements.
std::string& root_of(KnownNames& names, const std::string& folded) {
  std::string* group = &names.at(folded).group;
  while (names.at(*group).group != *group) group = &names.at(*group).group;
  return names.at(folded).group = *group;
}

void add_spelling(KnownNames& names, const std::string& spelling) {
  const std::string folded = fold(spelling);
  if (folded.empty()) return;
  Name& name = names[folded];
  name.group = folded;
  if (name.spelling.empty() || is_better_spelling(spelling, name.spelling))
    name.spelling = spelling;
}

void connect(KnownNames& names, const std::string& name, const std::string& other) {
  const std::string from = fold(name);
  const std::string into = fold(other);
  if (from == into) {
    names.at(into).called = other;
    return;
  }
  names.at(from).is_name_of_other = true;
  names.at(into).is_name_of_other = false;  // a platform may be given an earlier name again
  const std::string a = root_of(names, from);
  const std::string b = root_of(names, into);
  if (a != b) names.at(std::max(a, b)).group = std::min(a, b);
}

// The tables whose rows hold the name of a platform, and are looked up by the platform.
constexpr const char* kBearing[] = {"incident",        "series",   "coverage",
                                    "coverage_within", "snapshot", "incident_log"};

std::string rows_that_bear() {
  std::string sql;
  for (const char* table : kBearing) {
    sql += fmt::format("{}SELECT 1 FROM {} WHERE platform_id = ?1 AND platform_folded = ?2",
                       sql.empty() ? "" : " UNION ALL ", table);
  }
  return sql + " LIMIT 1";
}

// A name that rows still use stays, even if no batch states it any more.
void remember_platforms(SQLite::Database& db, KnownNames& names) {
  SQLite::Statement before(db, "SELECT folded, platform_id, name FROM platform_name");
  SQLite::Statement borne(db, rows_that_bear());
  while (before.executeStep()) {
    const std::string folded = before.getColumn(0).getString();
    const std::int64_t platform = before.getColumn(1).getInt64();
    if (!names.contains(folded) && bound(borne, platform, folded).executeStep())
      add_spelling(names, before.getColumn(2).getString());
    borne.reset();
    const auto found = names.find(folded);
    if (found != names.end()) found->second.before = platform;
  }
}

KnownNames stated_names(SQLite::Database& db) {
  KnownNames names;
  SQLite::Statement spelling(db, named_sql("naming.stated_spellings"));
  while (spelling.executeStep()) add_spelling(names, spelling.getColumn(0).getString());
  SQLite::Statement naming(db, "SELECT name, other FROM naming ORDER BY at, name, other");
  while (naming.executeStep())
    connect(names, naming.getColumn(0).getString(), naming.getColumn(1).getString());
  remember_platforms(db, names);
  return names;
}

// All names of one platform; `own` is its main name.
struct Platform {
  std::vector<std::string> names;
  std::string own;
  std::optional<std::int64_t> id;
};

std::vector<Platform> platforms_of(KnownNames& names) {
  std::map<std::string, Platform> groups;
  for (const auto& [folded, name] : names) {
    Platform& platform = groups[root_of(names, folded)];
    platform.names.push_back(folded);
    const bool is_own = !name.is_name_of_other;
    if (platform.own.empty() || (is_own && names.at(platform.own).is_name_of_other))
      platform.own = folded;
  }
  std::vector<Platform> platforms;
  platforms.reserve(groups.size());
  for (auto& [group, platform] : groups) platforms.push_back(std::move(platform));
  return platforms;
}

// A platform's row stays with the platform that has its own name, else with that of one of its
// names.
void keep_rows(KnownNames& names, std::vector<Platform>& platforms) {
  std::set<std::int64_t> taken;
  for (const bool own : {true, false}) {
    for (Platform& platform : platforms) {
      for (const std::string& folded : platform.names) {
        const auto before = names.at(folded).before;
        if (platform.id || !before || (own && folded != platform.own)) continue;
        if (taken.insert(*before).second) platform.id = before;
      }
    }
  }
}

const std::string& shown_name(const Name& name) {
  return name.called.empty() ? name.spelling : name.called;
}

// Slugs are unique, so they can be exchanged only through unused ones.
void free_slugs(SQLite::Database& db, const KnownNames& names,
                const std::vector<Platform>& platforms) {
  SQLite::Statement free(db,
                         "UPDATE platform SET slug = id || ' free' WHERE id = ?1 AND slug <> ?2");
  for (const Platform& platform : platforms) {
    if (platform.id) run(free, *platform.id, platform_slug(shown_name(names.at(platform.own))));
  }
}

// Created once for all platforms: preparing its statements takes longer than running them.
class PlatformWriter {
 public:
  explicit PlatformWriter(SQLite::Database& db) : db_(db) {}

  void write(const KnownNames& names, Platform& platform) {
    const std::string& shown = shown_name(names.at(platform.own));
    const std::string slug = platform_slug(shown);
    if (platform.id) {
      run(update_, *platform.id, shown, slug);
    } else {
      run(add_, shown, slug);
      platform.id = db_.getLastInsertRowid();
    }
    for (const std::string& folded : platform.names)
      run(name_, folded, shown_name(names.at(folded)), *platform.id);
  }

 private:
  SQLite::Database& db_;
  SQLite::Statement update_{
      db_, "UPDATE platform SET name = ?2, slug = ?3 WHERE id = ?1 AND (name, slug) <> (?2, ?3)"};
  SQLite::Statement add_{db_, "INSERT INTO platform (name, slug) VALUES (?, ?)"};
  SQLite::Statement name_{db_, named_sql("naming.write_name")};
};

constexpr const char* kPlatform =
    "(SELECT platform_id FROM platform_name n WHERE n.folded = {}.platform_folded)";

// Moves the rows of the table whose name belongs to another platform now.
void move_rows(SQLite::Database& db, std::string_view table, std::set<std::int64_t>& touched) {
  const std::string now = fmt::format(fmt::runtime(kPlatform), table);
  SQLite::Statement platforms(
      db, fmt::format("SELECT platform_id, {0} FROM {1} WHERE platform_id <> {0} GROUP BY 1, 2",
                      now, table));
  while (platforms.executeStep()) {
    touched.insert(platforms.getColumn(0).getInt64());
    touched.insert(platforms.getColumn(1).getInt64());
  }
  db.exec(fmt::format("UPDATE {1} SET platform_id = {0} WHERE platform_id <> {0}", now, table));
}

void remove_nameless(SQLite::Database& db, const KnownNames& names,
                     std::set<std::int64_t>& touched) {
  std::vector<std::string> gone;
  SQLite::Statement known(db, "SELECT folded FROM platform_name");
  while (known.executeStep()) {
    if (!names.contains(known.getColumn(0).getString()))
      gone.push_back(known.getColumn(0).getString());
  }
  SQLite::Statement remove(db, "DELETE FROM platform_name WHERE folded = ?");
  for (const std::string& folded : gone) run(remove, folded);
  constexpr const char* kNameless = "id NOT IN (SELECT platform_id FROM platform_name)";
  SQLite::Statement row(db, fmt::format("SELECT id FROM platform WHERE {}", kNameless));
  while (row.executeStep()) touched.erase(row.getColumn(0).getInt64());
  db.exec(fmt::format(fmt::runtime(named_sql("naming.remove_nameless")), kNameless));
}

// 2: mixed case, 1: capitals alone.
int rank_of(std::string_view spelling) {
  const std::string folded = fold(spelling);
  const bool capital = spelling != folded;
  const bool small = std::ranges::any_of(
      spelling, [](char c) { return std::islower(static_cast<unsigned char>(c)) != 0; });
  return capital ? (small ? 2 : 1) : 0;
}

}  // namespace

bool is_better_spelling(std::string_view spelling, std::string_view than) {
  const int a = rank_of(spelling);
  const int b = rank_of(than);
  return std::tie(b, spelling) < std::tie(a, than);
}

std::string platform_slug(std::string_view name) {
  constexpr std::size_t kDigits = 8;
  const std::string folded = fold(name);
  std::string slug = slug_of(name);
  std::string spaced = slug;
  std::ranges::replace(spaced, '-', ' ');
  if (spaced == folded) return slug;
  // A slug loses punctuation, and "Disney+" is not "Disney".
  return (slug.empty() ? "platform" : slug) + "-" + sha256(folded).substr(0, kDigits);
}

bool keep_naming(SQLite::Database& db, const Naming& naming, std::int64_t batch) {
  SQLite::Statement add(db, named_sql("naming.keep_naming"));
  return run(add, naming.name, naming.other, naming.who, naming.at, naming.why, batch) > 0;
}

SettledPlatforms settle_platforms(SQLite::Database& db) {
  SettledPlatforms settled;
  KnownNames names = stated_names(db);
  std::vector<Platform> platforms = platforms_of(names);
  keep_rows(names, platforms);
  free_slugs(db, names, platforms);
  PlatformWriter writer(db);
  for (Platform& platform : platforms) writer.write(names, platform);
  for (const std::string_view table : kBearing) {
    if (table != "series") move_rows(db, table, settled.touched);
  }
  settled.combined = move_series(db, settled.touched);
  remove_nameless(db, names, settled.touched);
  if (!settled.touched.empty()) restore_coverage(db);
  for (const std::int64_t platform : settled.touched) keep_widest_coverage(db, platform);
  return settled;
}

}  // namespace outagedb
