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

// The incident with that key, else that whose uid begins so (4 digits at least). Throws Error where
// there is none, and where there are several, with those in the hint.
[[nodiscard]] NamedIncident require_incident(SQLite::Database& db, std::string_view name);

// What its source says of it at present, source, key, platform and stated_at included.
[[nodiscard]] Incident standing_incident(SQLite::Database& db, std::int64_t incident);

// The words of persons about incidents; the outages of the platform follow at once. Each writes in
// a transaction of its own and throws Error where nothing would change. Knows incident_link.
// Two incidents of one platform are one outage, or are not; takes back the opposite word.
void link_incidents(SQLite::Database& db, const NamedIncident& a, const NamedIncident& b, bool same,
                    const Attribution& hand);
void unlink_incidents(SQLite::Database& db, const NamedIncident& a, const NamedIncident& b,
                      const Attribution& hand);
// A word as another history holds it, within the caller's transaction. Gives the platform whose
// outages have to be derived anew; nothing where the word was there. Throws Error where an incident
// is missing, they are of two platforms, or another word about them stands.
[[nodiscard]] std::optional<std::int64_t> keep_link(SQLite::Database& db, const Link& link);
// It is no outage at all.
void dismiss_incident(SQLite::Database& db, const NamedIncident& incident, const Attribution& hand);
void restore_incident(SQLite::Database& db, const NamedIncident& incident, const Attribution& hand);

}  // namespace outagedb
