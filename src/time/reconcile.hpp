#pragma once

#include "model/incident.hpp"

namespace outagedb {

// Makes an incident's bounds agree with each other and with all that it says of its times: what
// kind of evidence these are (incident.evidence), its updates and its counts. A stated time that
// cannot be right is replaced by what the others show, or becomes unknown, and is listed in
// incident.faults. `observed_at` is when the record was retrieved. Settled again, an incident does
// not change.
void reconcile(Incident& incident, Instant observed_at);

}  // namespace outagedb
