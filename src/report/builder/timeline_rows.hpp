#pragma once

#include <cstddef>
#include <cstdint>

#include "model/table.hpp"
#include "report/period.hpp"

// How a report interprets the rows of the canned query `timeline`.
namespace outagedb {

[[nodiscard]] bool is_degradation(const Table& timeline, std::size_t row);
// The number of rows that are degradations, or that are not.
[[nodiscard]] std::int64_t count_of(const Table& timeline, bool degradations);

// Whether more than a day lies between the bounds of its start, or one of them is unknown.
[[nodiscard]] bool day_is_vague(const Table& timeline, std::size_t row);

// Whether it certainly began in the period. An outage without a stated start began at most `reach`
// before the last moment at which it may have begun, as in known_outage().
[[nodiscard]] bool began_in(const ReportPeriod& period, Seconds reach, const Table& timeline,
                            std::size_t row);
// The same, or it had begun earlier and was certainly going on in the period.
[[nodiscard]] bool certain_in(const ReportPeriod& period, Seconds reach, const Table& timeline,
                              std::size_t row);

}  // namespace outagedb
