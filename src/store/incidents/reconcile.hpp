#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "model/incident.hpp"

namespace outagedb {

// The key that the incident has by today's rule: a derived key of before holds no components.
[[nodiscard]] std::string current_key(const Incident& incident);

// Settles a statement of an older program once more from what its source had stated, as far as that
// was kept, and gives it today's key. The format is that of its batch, or kExportOfOlder.
inline constexpr const char* kExportOfOlder = "export";
void settle_again(Incident& incident, const std::string& format, Instant observed_at);

// Brings what an older program stored to today's rules, within the transaction of a migration:
// settles each statement again from what its source had stated, as far as that was kept, and gives
// sources, keys, ids and hashes that a statement ingested now would have. What was one incident may
// be several then, and the other way round. Ids of before stay known.
void reconcile_history(SQLite::Database& db);

}  // namespace outagedb
