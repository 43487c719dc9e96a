#pragma once

#include "model/incident.hpp"

namespace outagedb {

// Makes an incident's bounds consistent with each other and with everything that it states about
// its times: the kind of evidence (incident.evidence), its updates and its counts. A stated time
// that cannot be right is replaced by what the others show, or becomes unknown, and is listed in
// incident.faults. `observed_at` is when the record was retrieved. Reconciling again changes
// nothing.
void reconcile(Incident& incident, Instant observed_at);

}  // namespace outagedb
