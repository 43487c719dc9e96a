#pragma once

#include <string>
#include <vector>

#include "input/format.hpp"
#include "input/records/fields.hpp"
#include "input/records/row_times.hpp"

namespace outagedb {

// Whether an event comes from a list of past or of open events.
enum class AwsList { past, open };

// Reads one event of AWS's status page, from data.json or from the lists of health.aws.amazon.com,
// whose names are lower case or capitalized. The feed fills in platform and source. Throws
// RecordError if the date or the service is missing or something cannot be read.
[[nodiscard]] Incident aws_event(const Fields& fields, AwsList list, const RowTimes& times,
                                 const TimeRules& rules);

// Looks up a member's text by name, ignoring case.
[[nodiscard]] std::string_view aws_name(const Fields& fields, std::string_view name);

}  // namespace outagedb
