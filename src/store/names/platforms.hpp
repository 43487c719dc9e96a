#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// The platform with that name, compared as names are (see fold()).
[[nodiscard]] std::optional<std::int64_t> find_platform(SQLite::Database& db,
                                                        std::string_view name);

// The same; throws Error if there is none, with the closest names in the hint.
[[nodiscard]] std::int64_t require_platform(SQLite::Database& db, std::string_view name);

// Throws Error if no source has named that component of one of the platforms (of any, if none is
// given), or that region, with the closest names in the hint: nothing can be said about something
// that was never named, not even that it was never down.
void require_component(SQLite::Database& db, std::string_view component,
                       const std::vector<std::int64_t>& platforms);
void require_region(SQLite::Database& db, std::string_view region);

// The names of those platforms as they are shown; of all if none is given. Throws Error for one
// that does not exist, and if there is none.
[[nodiscard]] std::vector<std::string> platform_names(SQLite::Database& db,
                                                      const std::vector<std::string>& asked);

}  // namespace outagedb
