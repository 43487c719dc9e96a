#pragma once

#include <vector>

#include "time/grammar/parsed_time.hpp"
#include "time/zones/wall_clock.hpp"

namespace outagedb {

// Both ends included.
struct Span {
  Instant min;
  Instant max;
  bool literal = false;  // of a label's offset, at a time when the clocks of its zone show another
};
using Spans = std::vector<Span>;  // what a statement may mean: two where a clock shows it twice

struct LocalSpan {
  LocalSeconds from;
  LocalSeconds to;
  [[nodiscard]] bool exact() const noexcept { return from == to; }
};

// What the clock shows during a reading on that day.
[[nodiscard]] LocalSpan local_span(const Reading& reading, std::chrono::local_days day);

// The instants at which a clock of that zone shows it; none where it never does, unless gaps are
// shifted.
[[nodiscard]] Spans spans_in(LocalSpan local, const ZoneMark& mark, bool shift_gaps);

// The instants of whole days. None where the zone skipped them.
[[nodiscard]] Spans spans_of_days(DayRange range, const ZoneMark& mark, const TimeRules& rules);

// East of Greenwich.
[[nodiscard]] Seconds offset_of(const ZoneMark& mark, Instant at);

}  // namespace outagedb
