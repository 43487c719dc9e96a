#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/exported.hpp"
#include "model/source.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/names/source_details.hpp"

namespace outagedb {

// Finds the rows that records refer to by name and creates missing ones. Uses the tables platform,
// platform_name, region and, with SourceDetails, source.
class Names {
 public:
  explicit Names(SQLite::Database& db);

  // The platform with that name, which is created if it is unknown. Throws Error for an empty name.
  std::int64_t platform(std::string_view name);
  // Other details of the source are held back until write_source_details().
  std::int64_t source(const Source& source);
  // Statements from now on were retrieved at that time.
  void observe(Instant at) noexcept { observed_at_ = at; }
  // The same for those that exist; creates nothing.
  [[nodiscard]] std::optional<std::int64_t> known_platform(std::string_view name);
  [[nodiscard]] std::optional<std::int64_t> known_source(const Source& source);
  // Stores the names that an export states for a platform. Names other than its own count as a
  // person's statement in that batch. False if all were known. Throws Error, with nothing written,
  // if one of them is another platform's.
  bool describe(const PlatformNames& platform, std::int64_t batch);
  // Stores what an export states about a source. False if all of it was known.
  bool describe(const SourceStatement& stated);
  // The batch stores something of that source.
  void keep_details(std::int64_t source) { details_.keep(source); }
  [[nodiscard]] std::string zone(std::int64_t source) { return details_.zone(source); }
  void write_source_details(BatchDependencies& batch) { details_.write(batch); }
  // Whether statements about that platform may have been made under another of its names: exports
  // of older programs use one name for all of them.
  [[nodiscard]] bool is_guessed(std::string_view name) const { return guessed_.contains(name); }
  // A person made a statement about names, from which platforms are derived.
  void named() noexcept { unsettled_ = true; }
  // The region's code as stored; empty stays empty.
  std::string region(std::string_view code);

  [[nodiscard]] const std::vector<std::string>& new_platforms() const noexcept {
    return new_platforms_;
  }
  // The names that were asked for, as spelled in the input: a JSON array.
  [[nodiscard]] std::string spellings() const;
  // Whether settle_platforms() would change anything.
  [[nodiscard]] bool unsettled() const noexcept { return unsettled_; }

 private:
  std::int64_t add_platform(const std::string& name, const std::string& folded);

  SQLite::Database& db_;
  SQLite::Statement find_platform_;
  SQLite::Statement add_platform_;
  SQLite::Statement add_name_;
  SQLite::Statement find_source_;
  SQLite::Statement add_source_;
  SQLite::Statement add_region_;
  SourceDetails details_;
  Instant observed_at_ = 0;
  std::map<std::string, std::int64_t, std::less<>> platforms_;  // by the name as stated
  std::map<std::string, std::string, std::less<>> regions_;
  std::vector<std::string> new_platforms_;
  std::set<std::string, std::less<>> spellings_;
  std::set<std::string, std::less<>> guessed_;
  bool unsettled_ = false;
};

}  // namespace outagedb
