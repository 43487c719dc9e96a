#pragma once

#include <string>

#include "model/incident.hpp"

namespace outagedb {

// What a source said of an incident, as canonical JSON: the same statement gives the same text,
// whatever the order of its unknown fields. The platform's name is left out: names are merged,
// statements are not; and when it was said: the same words said again are no new statement.
[[nodiscard]] std::string statement_of(const Incident& incident);

// What statement_of was given, less what a statement leaves out: source, key, platform, stated_at
// and listed_at. statement_of gives the same text for it. Throws Error for a text that is no such
// statement: incident_of as of one that is stored, stated_incident as of an input's.
[[nodiscard]] Incident incident_of(const std::string& statement);
[[nodiscard]] Incident stated_incident(const std::string& statement);

// The key of an incident whose source gives it none: from the texts that identify it as they were
// stated.
[[nodiscard]] std::string natural_key(const Incident& incident);

}  // namespace outagedb
