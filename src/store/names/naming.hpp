#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "model/exported.hpp"

namespace outagedb {

// Whether that spelling of a name is shown rather than the other: mixed case before capitals alone,
// capitals before small letters; equal ones in the order of their bytes. So what is shown does not
// depend on which came first.
[[nodiscard]] bool is_better_spelling(std::string_view spelling, std::string_view than);

// The platform's name in file names and addresses: derived from the name alone, independent of the
// other platforms.
[[nodiscard]] std::string platform_slug(std::string_view name);

// Stores a person's statement that `name` is a name of the platform called `other`. False if the
// same is stored already.
bool keep_naming(SQLite::Database& db, const Naming& naming, std::int64_t batch);

// Derives the platforms, their names, and the platform of each row from the names that the batches
// state and from manual statements about names. Returns the platforms whose incidents or counts
// changed: their outages must be derived again. Counts that one source states for two platforms
// that are now one are combined: of two for the same bucket the larger applies.
struct SettledPlatforms {
  std::set<std::int64_t> touched;
  bool combined = false;  // counts of two platforms, which cannot be told apart from then on
};
SettledPlatforms settle_platforms(SQLite::Database& db);

}  // namespace outagedb
