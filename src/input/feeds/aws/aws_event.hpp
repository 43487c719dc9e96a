#pragma once

#include <string>
#include <vector>

#include "input/format.hpp"
#include "input/records/fields.hpp"
#include "input/records/row_times.hpp"

namespace outagedb {

// Whether the list that names an event is one of what was, or of what is.
enum class AwsList { past, open };

// One event of AWS's status page, from data.json or from the lists of health.aws.amazon.com, whose
// names are written in small letters or in capitals. Platform and source are the feed's to fill.
// Throws RecordError where its date or its service is missing, and for what cannot be read.
[[nodiscard]] Incident aws_event(const Fields& fields, AwsList list, const RowTimes& times,
                                 const TimeRules& rules);

// The name under which it stands, whatever its capitals.
[[nodiscard]] std::string_view aws_name(const Fields& fields, std::string_view name);

}  // namespace outagedb
