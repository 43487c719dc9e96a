#pragma once

#include "input/records/fields.hpp"
#include "input/records/row_times.hpp"
#include "model/incident.hpp"

namespace outagedb {

// Reads one incident or maintenance of a Statuspage feed; the feed fills in platform and source.
// Throws RecordError if its id, its name or every time is missing, or something cannot be read.
[[nodiscard]] Incident statuspage_incident(const Fields& fields, bool maintenance,
                                           const RowTimes& times, Sink& sink);

// Whether an incident or maintenance of this status is final.
[[nodiscard]] bool statuspage_closed(std::string_view status) noexcept;

}  // namespace outagedb
