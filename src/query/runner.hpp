#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/table.hpp"
#include "query/catalogue.hpp"
#include "time/zone.hpp"

struct sqlite3;

namespace outagedb {

using Arguments = std::map<std::string, std::string>;  // parameter → text, as a user gives it

// Runs a query; it cannot write. zones: the display zones, at least one; times that state no zone
// are in the first, :tz is the first and :tz2 the second (or the first again). The connection must
// know our SQL functions. Throws Error for an unknown, missing or unreadable argument and where the
// query itself is faulty.
[[nodiscard]] Table run_query(sqlite3* db, const Query& query, const Arguments& arguments,
                              const std::vector<Zone>& zones);

}  // namespace outagedb
