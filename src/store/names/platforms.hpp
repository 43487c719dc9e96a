#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

}  // namespace outagedb
