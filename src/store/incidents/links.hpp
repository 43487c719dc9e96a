#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/exported.hpp"
#include "model/incident.hpp"
#include "store/db/attribution.hpp"

namespace outagedb {

struct NamedIncident {
  std::int64_t id = 0;
  std::int64_t platform = 0;
  std::string uid;
  std::string title;
};

// The incident with that key, else the one whose uid begins with that text (at least 4 digits).
// Throws Error if there is none, and if there are several, which the hint lists.
[[nodiscard]] NamedIncident require_incident(SQLite::Database& db, std::string_view name);

// Its source's current statement, including source, key, platform and stated_at.
[[nodiscard]] Incident standing_incident(SQLite::Database& db, std::int64_t incident);

// Manual verdicts on incidents; the outages of the platform are derived again at once. Each
// function writes in a transaction of its own and throws Error if nothing would change. Uses the
// table incident_link.
// Two incidents of one platform are one outage, or are not; withdraws the opposite verdict.
void link_incidents(SQLite::Database& db, const NamedIncident& a, const NamedIncident& b, bool same,
                    const Attribution& hand);
void unlink_incidents(SQLite::Database& db, const NamedIncident& a, const NamedIncident& b,
                      const Attribution& hand);
// Stores a verdict of another history, within the caller's transaction. Returns the platform whose
// outages must be derived again; std::nullopt if the verdict was known. Throws Error if an incident
// is missing, if they are of two platforms, or if another verdict on them is current.
[[nodiscard]] std::optional<std::int64_t> keep_link(SQLite::Database& db, const Link& link);
// States that it is no outage at all.
void dismiss_incident(SQLite::Database& db, const NamedIncident& incident, const Attribution& hand);
void restore_incident(SQLite::Database& db, const NamedIncident& incident, const Attribution& hand);

}  // namespace outagedb
