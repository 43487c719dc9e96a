#pragma once

#include <vector>

#include "time/grammar/parsed_time.hpp"
#include "time/zones/wall_clock.hpp"

namespace outagedb {

// Both ends included.
struct Span {
  Instant min;
  Instant max;
  bool literal = false;  // uses a label's offset although the zone's clocks show another one then
};
using Spans = std::vector<Span>;  // possible meanings of a statement: two if a clock shows it twice

struct LocalSpan {
  LocalSeconds from;
  LocalSeconds to;
  [[nodiscard]] bool exact() const noexcept { return from == to; }
};

// The local time that a reading on that day covers.
[[nodiscard]] LocalSpan local_span(const Reading& reading, std::chrono::local_days day);

// The instants at which a clock of that zone shows it; none if it never does, unless gaps are
// shifted.
[[nodiscard]] Spans spans_in(LocalSpan local, const ZoneMark& mark, bool shift_gaps);

// The instants of whole days; none if the zone skipped them.
[[nodiscard]] Spans spans_of_days(DayRange range, const ZoneMark& mark, const TimeRules& rules);

// East of Greenwich.
[[nodiscard]] Seconds offset_of(const ZoneMark& mark, Instant at);

}  // namespace outagedb
