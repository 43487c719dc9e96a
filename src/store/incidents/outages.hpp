#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

// Derives the outages of those platforms, in each of their scopes, from their incidents and manual
// verdicts, and replaces the stored ones, along with the coverage that is assumed from the same
// incidents. Uses the tables outage, outage_incident, incident_link and setting.
void derive_outages(SQLite::Database& db, const std::set<std::int64_t>& platforms);

// The same for every platform.
void derive_all_outages(SQLite::Database& db);

// How far an unknown bound is assumed to reach; see MergeRules.
[[nodiscard]] Seconds bridge_max(SQLite::Database& db);

// The outages and assumed coverage that are stored but would not be derived, and vice versa, as
// lines for people: empty if what is stored follows from the incidents. For `check`; changes
// nothing permanently.
[[nodiscard]] std::vector<std::string> outage_differences(SQLite::Database& db);

}  // namespace outagedb
