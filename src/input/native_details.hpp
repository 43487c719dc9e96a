#pragma once

#include <vector>

#include "input/fields.hpp"
#include "input/row_times.hpp"
#include "model/incident.hpp"

namespace outagedb {

// The lists within an incident. All throw RecordError.
[[nodiscard]] std::vector<Component> components_of(const Fields& fields);
[[nodiscard]] std::vector<Update> updates_of(const Fields& fields, const RowTimes& times);
[[nodiscard]] std::vector<StatedCount> counts_of(const Fields& fields, const RowTimes& times);
[[nodiscard]] std::vector<Claim> claims_of(const Fields& fields);

}  // namespace outagedb
