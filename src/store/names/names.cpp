#include "store/names/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/address.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"
#include "store/names/naming.hpp"

namespace outagedb {
namespace {

// The id in the statement's first row, if there is one; leaves the statement reset.
std::optional<std::int64_t> first_id(SQLite::Statement& statement) {
  std::optional<std::int64_t> id;
  if (statement.executeStep()) id = statement.getColumn(0).getInt64();
  statement.reset();
  return id;
}

}  // namespace

Names::Names(SQLite::Database& db)
    : db_(db),
      find_platform_(db, "SELECT platform_id, name FROM platform_name WHERE folded = ?"),
      add_platform_(db, "INSERT INTO platform (slug, name) VALUES (?, ?)"),
      add_name_(db, "INSERT INTO platform_name (folded, name, platform_id) VALUES (?, ?, ?)"),
      find_source_(db, "SELECT id FROM source WHERE kind = ? AND name = ?"),
      add_source_(db, "INSERT INTO source (kind, name) VALUES (?, ?)"),
      add_region_(db, "INSERT OR IGNORE INTO region (code) VALUES (?)"),
      details_(db) {}

std::int64_t Names::platform(std::string_view name) {
  if (const auto known = platforms_.find(name); known != platforms_.end()) return known->second;
  const std::string folded = fold(name);
  if (folded.empty())
    throw Error("the record names no platform",
                "fill in the column platform, or specify --platform");
  const std::string spelling = valid_utf8(trim(name));
  std::optional<std::int64_t> id;
  if (bound(find_platform_, folded).executeStep()) {
    id = find_platform_.getColumn(0).getInt64();
    unsettled_ =
        unsettled_ || is_better_spelling(spelling, find_platform_.getColumn(1).getString());
  }
  find_platform_.reset();
  if (!id) id = add_platform(spelling, folded);
  spellings_.insert(spelling);
  platforms_.emplace(name, *id);
  return *id;
}

std::optional<std::int64_t> Names::known_platform(std::string_view name) {
  return first_id(bound(find_platform_, fold(name)));
}

std::optional<std::int64_t> Names::known_source(const Source& source) {
  return first_id(bound(find_source_, source.kind, canonical_address(source.name)));
}

bool Names::describe(const PlatformNames& platform, std::int64_t batch) {
  SQLite::Statement other(db_, named_sql("names.platform_of_name"));
  for (const std::string& name : platform.names) {
    if (!bound(other, fold(name), fold(platform.name)).executeStep()) continue;
    throw Error(fmt::format("'{}' is already a name of the platform '{}'", name,
                            other.getColumn(0).getString()),
                "to combine two platforms, use 'outagedb platform merge'");
  }
  const std::size_t known = new_platforms_.size();
  (void)this->platform(platform.name);
  bool added = new_platforms_.size() > known;
  for (const std::string& name : platform.names) {
    if (fold(name).empty() || fold(name) == fold(platform.name)) continue;
    guessed_.insert(platform.name);
    if (known_platform(name)) continue;
    added = keep_naming(db_, {name, platform.name, "unknown", 0, {}}, batch) || added;
    named();
  }
  return added;
}

std::int64_t Names::add_platform(const std::string& name, const std::string& folded) {
  run(add_platform_, platform_slug(name), name);
  const std::int64_t id = db_.getLastInsertRowid();
  run(add_name_, folded, name, id);
  new_platforms_.push_back(name);
  return id;
}

std::string Names::spellings() const {
  JsonWriter json;
  json.begin_array();
  for (const std::string& spelling : spellings_) json.text(spelling);
  return json.end_array().str();
}

std::int64_t Names::source(const Source& source) {
  std::optional<std::int64_t> id = known_source(source);
  if (!id) {
    run(add_source_, source.kind, canonical_address(source.name));
    id = db_.getLastInsertRowid();
  }
  details_.add(*id, source, observed_at_);
  return *id;
}

bool Names::describe(const SourceStatement& stated) {
  const auto known = known_source(stated.source);
  const std::int64_t id = source({stated.source.kind, stated.source.name, {}, {}, {}, {}});
  const Instant at = stated.observed_at.value_or(observed_at_);
  details_.add(id, stated.source, at);
  return !known || !details_.is_known(id, stated.source, at);
}

std::string Names::region(std::string_view code) {
  if (trim(code).empty()) return {};
  if (const auto known = regions_.find(code); known != regions_.end()) return known->second;
  // Country codes are upper case wherever they come from; a provider's own codes are left
  // unchanged.
  std::string stored = valid_utf8(trim(code));
  const bool iso =
      stored.size() == 2 || (stored.size() > 3 && stored.size() < 7 && stored[2] == '-');
  if (iso) {
    std::transform(stored.begin(), stored.end(), stored.begin(), [](char c) {
      return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    });
  }
  run(add_region_, stored);
  regions_.emplace(code, stored);
  return stored;
}

}  // namespace outagedb
