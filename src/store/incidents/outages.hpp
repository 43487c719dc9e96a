#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

// Derives the outages of those platforms, in each of their scopes, from their incidents and the
// words of persons, and writes them in place of those that stand; with the coverage that is assumed
// from the same incidents. Knows outage, outage_incident, incident_link and setting.
void derive_outages(SQLite::Database& db, const std::set<std::int64_t>& platforms);

// The same for every platform.
void derive_all_outages(SQLite::Database& db);

// How far an unknown bound is taken to reach; see MergeRules.
[[nodiscard]] Seconds bridge_max(SQLite::Database& db);

// The outages and assumed coverage that stand but would not be derived, and the other way round, as
// lines for people: empty when what stands is what follows from the incidents. For `check`; changes
// nothing that lasts.
[[nodiscard]] std::vector<std::string> outage_differences(SQLite::Database& db);

}  // namespace outagedb
