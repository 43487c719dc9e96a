#pragma once

#include <string>

#include "model/incident.hpp"

namespace outagedb {

// Decides a record's start and end from everything that it states about them, in this order: a span
// in its closing account; impact times filled in by the publisher, which updates never move; the
// timestamps of the page or of the writing together with the updates. A contradicted stated time
// becomes a fault of the incident. Reconciling again gives the same result: the deciding updates
// and their texts are stored as stated, and so are the texts of the start and the end.
void weigh_evidence(Incident& incident, Instant observed_at);

// The text if there is one, else the moment.
[[nodiscard]] std::string stated_text(const TimeBounds& bounds, const std::string& text);

}  // namespace outagedb
