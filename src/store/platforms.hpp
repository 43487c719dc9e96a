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

// Throws Error where no source has told of that component of the platform (of any, where `platform`
// is empty), or of that region, with the names that come nearest in the hint: nothing can be said
// of what nobody ever named, not even that it was never down.
void require_component(SQLite::Database& db, std::string_view component, std::string_view platform);
void require_region(SQLite::Database& db, std::string_view region);

// The names of those platforms, each as it is shown; of all where none is asked for. Throws Error
// for one that is not there, and where there is none.
[[nodiscard]] std::vector<std::string> platform_names(SQLite::Database& db,
                                                      const std::vector<std::string>& asked);

// They write in a transaction of their own.
// Makes a platform; throws Error where the name is taken.
void add_platform(SQLite::Database& db, std::string_view name);
// Lets the platform go by one more name. Where another platform goes by that name, the two are
// merged. True where they were.
bool alias_platform(SQLite::Database& db, std::string_view name, std::string_view platform);
// Everything that was said of `from` is said of `into` from now on, and `from` is one of its names.
// Where one source says the same of both, the statement that stands by the usual rule is kept, the
// other as a revision.
void merge_platforms(SQLite::Database& db, std::string_view from, std::string_view into);

}  // namespace outagedb
