#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "model/incident.hpp"

namespace outagedb {

// The incident's key by the current rule: an older derived key does not include the components.
[[nodiscard]] std::string current_key(const Incident& incident);

// Reconciles a statement of an older program again from what its source had stated, as far as that
// was stored, and gives it the current key. The format is that of its batch, or kExportOfOlder.
inline constexpr const char* kExportOfOlder = "export";
void settle_again(Incident& incident, const std::string& format, Instant observed_at);

// Updates what an older program stored to the current rules, within the transaction of a migration:
// reconciles each statement again from what its source had stated, as far as that was stored, and
// assigns the sources, keys, ids and hashes that a statement imported now would have. One incident
// may become several, and vice versa. Former ids stay known.
void reconcile_history(SQLite::Database& db);

}  // namespace outagedb
