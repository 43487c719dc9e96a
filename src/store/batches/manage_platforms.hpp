#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string_view>

#include "store/db/attribution.hpp"

namespace outagedb {

// Each is a batch of its own, so that it can be undone; gives the batch.

// Makes a platform; throws Error where the name is taken.
std::int64_t add_platform(SQLite::Database& db, std::string_view name,
                          const Attribution& hand = {});
struct NamedPlatform {
  std::int64_t batch = 0;  // 0: it was so before
  bool merged = false;
};
// Lets the platform go by one more name. Where another platform goes by that name, the two are
// merged.
NamedPlatform alias_platform(SQLite::Database& db, std::string_view name, std::string_view platform,
                             const Attribution& hand = {});
// Everything that was said of `from` is said of `into` from now on, and `from` is one of its names.
// What sources state of both stays apart, but for counts of user reports that one source states of
// both: of two for the same bucket the larger stands.
std::int64_t merge_platforms(SQLite::Database& db, std::string_view from, std::string_view into,
                             const Attribution& hand = {});
// The platform is shown by that name from now on; the others stay. Throws Error where it is another
// platform's.
std::int64_t rename_platform(SQLite::Database& db, std::string_view platform, std::string_view name,
                             const Attribution& hand = {});

}  // namespace outagedb
