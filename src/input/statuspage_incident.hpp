#pragma once

#include <optional>
#include <span>

#include "input/fields.hpp"
#include "input/row_times.hpp"
#include "model/incident.hpp"

namespace outagedb {

// One incident or maintenance of a Statuspage feed; platform and source are the feed's to fill.
// Throws RecordError where its id, its name or every time is missing, and for what cannot be read.
[[nodiscard]] Incident statuspage_incident(const Fields& fields, bool maintenance,
                                           const RowTimes& times, Sink& sink);

// Which of the updates, in the order of time, ended it: the last that says so, unless a later one
// opens it again. Nothing where it is not over.
[[nodiscard]] std::optional<std::size_t> statuspage_resolving(std::span<const Update> updates);

// No more is to come of what has this status.
[[nodiscard]] bool statuspage_closed(std::string_view status) noexcept;

}  // namespace outagedb
