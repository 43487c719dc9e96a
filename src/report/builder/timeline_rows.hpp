#pragma once

#include <cstddef>
#include <cstdint>

#include "model/table.hpp"
#include "report/period.hpp"

// What a row of the canned query `timeline` is to a report.
namespace outagedb {

[[nodiscard]] bool is_degradation(const Table& timeline, std::size_t row);
// How many rows are degradations, or are none.
[[nodiscard]] std::int64_t count_of(const Table& timeline, bool degradations);

// Whether it began in the period for certain.
[[nodiscard]] bool began_in(const ReportPeriod& period, const Table& timeline, std::size_t row);
// The same, or that it had begun before and was going on in it for certain.
[[nodiscard]] bool certain_in(const ReportPeriod& period, const Table& timeline, std::size_t row);

}  // namespace outagedb
