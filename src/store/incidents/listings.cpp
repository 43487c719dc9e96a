#include "store/incidents/listings.hpp"

#include <optional>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"

namespace outagedb {

ListingWriter::ListingWriter(SQLite::Database& db, Names& names, BatchDependencies& batch)
    : db_(db),
      names_(names),
      batch_(batch),
      add_(db, named_sql("listings.add_snapshot")),
      told_by_(db, named_sql("listings.batches_of_snapshot")),
      list_(db, named_sql("listings.list")),
      listed_by_(db, "SELECT batch_id FROM incident_listed WHERE incident_id = ? AND at >= ?"),
      keep_(db,
            "INSERT OR REPLACE INTO incident_listed (incident_id, batch_id, at) VALUES (?, ?, ?)") {
}

void ListingWriter::add(const Snapshot& snapshot) {
  const std::int64_t source = names_.source(snapshot.source);
  std::optional<std::int64_t> platform;
  if (!snapshot.platform.empty()) platform = names_.platform(snapshot.platform);
  const auto folded = or_null(fold(snapshot.platform));
  if (run(add_, source, snapshot.at, platform, batch_.batch(), folded) == 0) {
    batch_.add_all(bound(told_by_, source, snapshot.at, folded));
  } else {
    names_.keep_details(source);
  }
  sources_.insert(source);
}

bool ListingWriter::listed(std::int64_t incident, const Source& source, Instant at) {
  const bool later = run(list_, incident, at) > 0;
  if (later) {
    run(keep_, incident, batch_.batch(), at);
  } else {
    batch_.add_all(bound(listed_by_, incident, at));
  }
  sources_.insert(names_.source(source));
  return later;
}

std::set<std::int64_t> ListingWriter::finish() {
  SQLite::Statement unlist(db_, named_sql("listings.unlist"));
  SQLite::Statement settle(db_, named_sql("listings.settle_ends"));
  std::set<std::int64_t> platforms;
  for (const std::int64_t source : sources_) {
    run(unlist, source);
    bound(settle, source);
    while (settle.executeStep()) platforms.insert(settle.getColumn(0).getInt64());
  }
  return platforms;
}

}  // namespace outagedb
