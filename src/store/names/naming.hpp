#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "model/exported.hpp"

namespace outagedb {

// Whether that spelling of a name is shown rather than the other: one with small and capital
// letters before one of capitals alone, that before small letters; of equal ones the first in the
// order of their bytes. So what is shown does not depend on which came first.
[[nodiscard]] bool is_better_spelling(std::string_view spelling, std::string_view than);

// The platform's name in file names and addresses: from the name alone, whatever other platforms
// there are.
[[nodiscard]] std::string platform_slug(std::string_view name);

// Keeps a person's statement that `name` is a name of the platform that is called `other`.
// False where the same is kept already.
bool keep_naming(SQLite::Database& db, const Naming& naming, std::int64_t batch);

// Makes the platforms, their names, and which platform each row is of, what follows from the names
// that the batches state and from what persons say of names. Gives the platforms whose incidents or
// counts are others now: their outages are to be derived. Counts that one source states of two
// platforms that are one now are combined: of two for the same bucket the larger stands.
struct SettledPlatforms {
  std::set<std::int64_t> touched;
  bool combined = false;  // counts of two platforms: which is whose is not known from then on
};
SettledPlatforms settle_platforms(SQLite::Database& db);

}  // namespace outagedb
