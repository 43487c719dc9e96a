#include "store/names/platforms.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"

namespace outagedb {

std::optional<std::int64_t> find_platform(SQLite::Database& db, std::string_view name) {
  SQLite::Statement row(db, "SELECT platform_id FROM platform_name WHERE folded = ?");
  if (!bound(row, fold(name)).executeStep()) return std::nullopt;
  return row.getColumn(0).getInt64();
}

std::int64_t require_platform(SQLite::Database& db, std::string_view name) {
  if (const auto id = find_platform(db, name)) return *id;
  std::vector<std::string> names;
  SQLite::Statement known(db, "SELECT name FROM platform ORDER BY name");
  while (known.executeStep()) names.push_back(known.getColumn(0).getString());
  throw Error(fmt::format("unknown platform '{}'", valid_utf8(name.substr(0, 80))),
              names.empty() ? "the history is empty" : hint_of_names(name, names));
}

namespace {

// The rows of `known` are all existing names.
void require_known(SQLite::Statement& known, const char* what, std::string_view name) {
  std::vector<std::string> names;
  while (known.executeStep()) {
    names.push_back(known.getColumn(0).getString());
    if (names.back() == name) return;
  }
  throw Error(
      fmt::format("unknown {} '{}'", what, valid_utf8(name.substr(0, 80))),
      names.empty() ? fmt::format("no source mentions any {}", what) : hint_of_names(name, names));
}

}  // namespace

void require_component(SQLite::Database& db, std::string_view component,
                       const std::vector<std::int64_t>& platforms) {
  SQLite::Statement known(db, named_sql("platforms.known_components"));
  require_known(bound(known, fmt::format("[{}]", fmt::join(platforms, ","))), "component",
                component);
}

void require_region(SQLite::Database& db, std::string_view region) {
  SQLite::Statement known(db, "SELECT code FROM region ORDER BY 1");
  require_known(known, "region", region);
}

std::vector<std::string> platform_names(SQLite::Database& db,
                                        const std::vector<std::string>& asked) {
  std::vector<std::string> names;
  SQLite::Statement one(db, "SELECT name FROM platform WHERE id = ?");
  for (const std::string& name : asked) {
    bound(one, require_platform(db, name)).executeStep();
    const std::string shown = one.getColumn(0).getString();
    if (std::find(names.begin(), names.end(), shown) == names.end()) names.push_back(shown);
  }
  SQLite::Statement all(db, "SELECT name FROM platform ORDER BY name");
  while (asked.empty() && all.executeStep()) names.push_back(all.getColumn(0).getString());
  if (names.empty()) throw Error("the history is empty", "import files with 'outagedb ingest'");
  return names;
}

}  // namespace outagedb
