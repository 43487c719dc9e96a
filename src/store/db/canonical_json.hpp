#pragma once

#include <string>

#include "model/incident.hpp"

namespace outagedb {

// A source's statement about an incident as canonical JSON: the same statement gives the same text,
// whatever the order of its unknown fields. Omits the platform's name, because names are merged and
// statements are not, and the time of the statement, because repeating it makes no new one.
[[nodiscard]] std::string statement_of(const Incident& incident);

// What statement_of was given, except what a statement omits: source, key, platform, stated_at and
// listed_at. statement_of gives the same text for it. Throws Error if the text is not such a
// statement: of one that is stored for incident_of, of an input's for stated_incident.
[[nodiscard]] Incident incident_of(const std::string& statement);
[[nodiscard]] Incident stated_incident(const std::string& statement);

// The key of an incident to which its source gives none: derived from its identifying texts as
// stated.
[[nodiscard]] std::string natural_key(const Incident& incident);

}  // namespace outagedb
