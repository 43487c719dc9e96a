#pragma once

#include "model/incident.hpp"

namespace outagedb {

// Makes an incident's bounds agree with each other and with what its updates and counts prove. A
// stated time that cannot be right becomes unknown and is told in incident.faults. `observed_at` is
// when the record was retrieved.
void settle(Incident& incident, Instant observed_at);

}  // namespace outagedb
