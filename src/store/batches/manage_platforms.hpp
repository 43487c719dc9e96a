#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string_view>

#include "store/db/attribution.hpp"

namespace outagedb {

// Each function writes a batch of its own, so that it can be undone, and returns it.

// Adds a platform; throws Error if the name is taken.
std::int64_t add_platform(SQLite::Database& db, std::string_view name,
                          const Attribution& hand = {});
struct NamedPlatform {
  std::int64_t batch = 0;  // 0: nothing changed
  bool merged = false;
};
// Gives the platform another name. If that is the name of another platform, the two are merged.
NamedPlatform alias_platform(SQLite::Database& db, std::string_view name, std::string_view platform,
                             const Attribution& hand = {});
// Statements about `from` apply to `into` from now on, and `from` is one of its names. What sources
// state about each stays separate, except user-report counts that one source states for both: of
// two for the same bucket the larger applies.
std::int64_t merge_platforms(SQLite::Database& db, std::string_view from, std::string_view into,
                             const Attribution& hand = {});
// Shows the platform by that name from now on; its other names stay. Throws Error if it is the name
// of another platform.
std::int64_t rename_platform(SQLite::Database& db, std::string_view platform, std::string_view name,
                             const Attribution& hand = {});

}  // namespace outagedb
