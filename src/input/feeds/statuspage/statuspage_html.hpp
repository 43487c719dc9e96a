#pragma once

#include <string_view>

#include "input/records/row_times.hpp"
#include "model/incident.hpp"

namespace outagedb {

// Reads the updates that an entry of a Statuspage feed holds as HTML, newest first, and derives
// bounds, status and whether it is a maintenance. The times state no year; the year that brings
// them nearest to `published` is used. Reads incident.stated_at. Throws RecordError if there is no
// update or a time cannot be read.
void read_statuspage_html(std::string_view html, Instant published, const TimeRules& rules,
                          const RowTimes& times, Incident& incident);

}  // namespace outagedb
