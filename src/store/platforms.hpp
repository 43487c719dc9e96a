#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/hand.hpp"

namespace outagedb {

// The platform that goes by that name, compared as names are (see fold()).
[[nodiscard]] std::optional<std::int64_t> find_platform(SQLite::Database& db,
                                                        std::string_view name);

// The same; throws Error where there is none, with the names that come nearest in the hint.
[[nodiscard]] std::int64_t require_platform(SQLite::Database& db, std::string_view name);

// Throws Error where no source has told of that component of one of the platforms (of any, where
// none is named), or of that region, with the names that come nearest in the hint: nothing can be
// said of what nobody ever named, not even that it was never down.
void require_component(SQLite::Database& db, std::string_view component,
                       const std::vector<std::int64_t>& platforms);
void require_region(SQLite::Database& db, std::string_view region);

// The names of those platforms, each as it is shown; of all where none is asked for. Throws Error
// for one that is not there, and where there is none.
[[nodiscard]] std::vector<std::string> platform_names(SQLite::Database& db,
                                                      const std::vector<std::string>& asked);

// Each is a batch of its own, so that it can be undone; gives the batch.

// Makes a platform; throws Error where the name is taken.
std::int64_t add_platform(SQLite::Database& db, std::string_view name, const Hand& hand = {});
struct NamedPlatform {
  std::int64_t batch = 0;  // 0: it was so before
  bool merged = false;
};
// Lets the platform go by one more name. Where another platform goes by that name, the two are
// merged.
NamedPlatform alias_platform(SQLite::Database& db, std::string_view name, std::string_view platform,
                             const Hand& hand = {});
// Everything that was said of `from` is said of `into` from now on, and `from` is one of its names.
// What sources state of both stays apart, but for counts of user reports that one source states of
// both: of two for the same bucket the larger stands.
std::int64_t merge_platforms(SQLite::Database& db, std::string_view from, std::string_view into,
                             const Hand& hand = {});
// The platform is shown by that name from now on; the others stay. Throws Error where it is another
// platform's.
std::int64_t rename_platform(SQLite::Database& db, std::string_view platform, std::string_view name,
                             const Hand& hand = {});

}  // namespace outagedb
