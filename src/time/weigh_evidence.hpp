#pragma once

#include <string>

#include "model/incident.hpp"

namespace outagedb {

// Decides what a record's start and end are from all that it says of them, in this order: a span in
// its closing account; times of the impact that its publisher fills in, which updates never move;
// the stamps of the page or of the writing together with the updates. A stated time that is
// contradicted becomes a fault of the incident. What comes of it stays the same when it is
// reconciled again: the updates and their texts, which decide, are kept as they were said, and the
// texts of the start and the end are those that were stated.
void weigh_evidence(Incident& incident, Instant observed_at);

// As it is stated, else the moment.
[[nodiscard]] std::string stated_text(const TimeBounds& bounds, const std::string& text);

}  // namespace outagedb
