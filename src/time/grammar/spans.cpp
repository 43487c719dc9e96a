#include "time/grammar/spans.hpp"

#include <algorithm>

namespace outagedb {
namespace {

Span at_offset(LocalSpan local, Seconds offset) { return {local.from - offset, local.to - offset}; }

// RFC 5545, 3.3.5: a time in a gap is read with the offset that held before it.
Spans shifted(LocalSpan local, const Zone& zone, bool shift_gaps) {
  if (!shift_gaps) return {};
  return {at_offset(local, showings_of(local.from, zone).offset_before)};
}

// If a clock shows a time twice, EST and EDT determine which one is meant.
Spans exact_spans(LocalSpan local, const ZoneMark& mark, bool shift_gaps) {
  const auto showings = showings_of(local.from, *mark.zone);
  if (showings.instants.empty()) return shifted(local, *mark.zone, shift_gaps);
  Spans spans;
  for (const Instant at : showings.instants) {
    if (mark.offset && local.from - at == *mark.offset) return {{at, at}};
    spans.push_back({at, at});
  }
  return spans;
}

bool shows_offset(const ZoneMark& mark, Instant at) {
  return mark.zone->offset_at(at) == *mark.offset;
}

Spans wall_spans(LocalSpan local, const ZoneMark& mark, bool shift_gaps) {
  if (local.exact()) return exact_spans(local, mark, shift_gaps);
  if (mark.offset) {
    const Span stated = at_offset(local, *mark.offset);
    if (shows_offset(mark, stated.min) && shows_offset(mark, stated.max)) return {stated};
  }
  const Zone& zone = *mark.zone;
  const Span span{first_showing(local.from, zone), last_showing(local.to, zone)};
  return span.min <= span.max ? Spans{span} : shifted(local, zone, shift_gaps);
}

}  // namespace

LocalSpan local_span(const Reading& reading, std::chrono::local_days day) {
  const LocalSeconds midnight = midnight_of(day);
  if (!reading.clock) {
    constexpr int kFirstHour[] = {6, 12, 18};
    const LocalSeconds from = midnight + kFirstHour[static_cast<int>(*reading.part)] * kHour;
    return {from, from + 6 * kHour - 1};
  }
  const LocalSeconds hour = midnight + reading.clock->hour * kHour;
  if (!reading.clock->minute) return {hour, hour + kHour - 1};
  const LocalSeconds exact =
      hour + *reading.clock->minute * kMinute + reading.clock->second.value_or(0);
  return {exact, exact};
}

Spans spans_in(LocalSpan local, const ZoneMark& mark, bool shift_gaps) {
  if (!mark.zone) return {at_offset(local, *mark.offset)};
  Spans spans = wall_spans(local, mark, shift_gaps);
  if (!mark.offset || spans.empty()) return spans;
  const Span stated = at_offset(local, *mark.offset);
  if (!shows_offset(mark, stated.min) && !shows_offset(mark, stated.max))
    spans.push_back({stated.min, stated.max, true});
  return spans;
}

Spans spans_of_days(DayRange range, const ZoneMark& mark, const TimeRules& rules) {
  const LocalSpan local{midnight_of(range.first),
                        midnight_of(range.last + std::chrono::days{1}) - 1};
  if (!mark.zone) return {at_offset(local, *mark.offset)};
  const Zone& zone = *mark.zone;
  const Span span{first_showing(local.from, zone), rules.tiled
                                                       ? first_showing(local.to + 1, zone) - 1
                                                       : last_showing(local.to, zone)};
  return span.min <= span.max ? Spans{span} : shifted(local, zone, rules.shift_gaps);
}

Seconds offset_of(const ZoneMark& mark, Instant at) {
  return mark.zone ? mark.zone->offset_at(at) : *mark.offset;
}

}  // namespace outagedb
