#pragma once

#include <string_view>

#include "input/records/row_times.hpp"
#include "model/incident.hpp"

namespace outagedb {

// The updates that an entry of a Statuspage feed holds as HTML, newest first, and what follows from
// them: bounds, status, whether it is a maintenance. Their times have no year: it is that in which
// they lie nearest to `published`. incident.stated_at is read. Throws RecordError where there is no
// update, and for times that cannot be read.
void read_statuspage_html(std::string_view html, Instant published, const TimeRules& rules,
                          const RowTimes& times, Incident& incident);

}  // namespace outagedb
