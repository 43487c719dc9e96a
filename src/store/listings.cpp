#include "store/listings.hpp"

#include <optional>

#include "base/text.hpp"
#include "store/bind.hpp"

namespace outagedb {

ListingWriter::ListingWriter(SQLite::Database& db, Names& names, BatchNeeds& batch)
    : db_(db),
      names_(names),
      batch_(batch),
      add_(db,
           "INSERT OR IGNORE INTO snapshot (source_id, at, platform_id, batch_id, platform_folded)"
           " VALUES (?, ?, ?, ?, ?)"),
      told_by_(db,
               "SELECT batch_id FROM snapshot WHERE source_id = ? AND at = ? AND"
               " platform_folded IS ?"),
      list_(db,
            "INSERT INTO incident_listing (incident_id, listed_at) VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET listed_at = excluded.listed_at"
            "  WHERE excluded.listed_at > listed_at"),
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
  SQLite::Statement unlist(
      db_,
      "UPDATE incident_listing AS l SET unlisted_at = (SELECT min(s.at) FROM snapshot s"
      "  WHERE s.source_id = i.source_id AND s.at > l.listed_at"
      "   AND coalesce(s.platform_id, i.platform_id) = i.platform_id)"
      " FROM incident i WHERE i.id = l.incident_id AND i.source_id = ?");
  // Only where the words that stand say that it goes on: an end that the source states itself
  // stands.
  SQLite::Statement settle(
      db_,
      "WITH bounded AS ("
      "  SELECT i.id, l.unlisted_at AS gone,"
      "   coalesce(l.unlisted_at, r.statement ->> 'ended_max') AS latest,"
      "   max(coalesce(r.statement ->> 'ended_min', l.listed_at), l.listed_at) AS down"
      "  FROM incident i JOIN incident_listing l ON l.incident_id = i.id"
      "  JOIN incident_revision r ON r.incident_id = i.id AND r.sha256 = i.sha256"
      "  WHERE i.source_id = ? AND r.statement ->> 'ongoing' GROUP BY i.id)"
      " UPDATE incident SET ongoing = b.gone IS NULL, ended_max = b.latest,"
      "  ended_min = min(b.down, coalesce(b.latest, b.down))"
      " FROM bounded b WHERE incident.id = b.id AND (incident.ended_max IS NOT b.latest"
      "  OR incident.ended_min IS NOT min(b.down, coalesce(b.latest, b.down)))"
      " RETURNING platform_id");
  std::set<std::int64_t> platforms;
  for (const std::int64_t source : sources_) {
    run(unlist, source);
    bound(settle, source);
    while (settle.executeStep()) platforms.insert(settle.getColumn(0).getInt64());
  }
  return platforms;
}

}  // namespace outagedb
