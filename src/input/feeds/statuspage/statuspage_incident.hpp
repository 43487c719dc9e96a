#pragma once

#include "input/records/fields.hpp"
#include "input/records/row_times.hpp"
#include "model/incident.hpp"

namespace outagedb {

// One incident or maintenance of a Statuspage feed; platform and source are the feed's to fill.
// Throws RecordError where its id, its name or every time is missing, and for what cannot be read.
[[nodiscard]] Incident statuspage_incident(const Fields& fields, bool maintenance,
                                           const RowTimes& times, Sink& sink);

// No more is to come of what has this status.
[[nodiscard]] bool statuspage_closed(std::string_view status) noexcept;

}  // namespace outagedb
