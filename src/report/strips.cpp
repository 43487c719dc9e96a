#include "report/strips.hpp"

#include <algorithm>

namespace outagedb {
namespace {

constexpr Seconds kLongestMonth = 32 * Seconds{86400};  // plus an hour when the clocks change

bool within(const MarkedStretch& stretch, Instant from, Instant until) {
  if (stretch.from == stretch.until) return stretch.from >= from && stretch.from < until;
  return stretch.from < until && stretch.until > from;
}

MarkedStretch clipped(MarkedStretch stretch, Instant from, Instant until) {
  stretch.open = stretch.open && stretch.until <= until;
  stretch.from = std::max(stretch.from, from);
  stretch.until = std::min(stretch.until, until);
  return stretch;
}

}  // namespace

Strips strips_of(Instant from, Instant until, const Zone& zone, std::vector<MarkedStretch> marks) {
  std::stable_sort(marks.begin(), marks.end(),
                   [](const MarkedStretch& a, const MarkedStretch& b) { return a.mark < b.mark; });
  Strips strips{zone, until - from <= kLongestMonth ? Period::day : Period::month, from, until, {}};
  for (Instant at = period_start(from, strips.row, zone); at < until;) {
    const Instant next = period_next(at, strips.row, zone);
    Strip strip{at, next, {}};
    const Instant first = std::max(at, from);
    const Instant end = std::min(next, until);
    for (const MarkedStretch& mark : marks) {
      if (within(mark, first, end)) strip.stretches.push_back(clipped(mark, first, end));
    }
    strips.rows.push_back(std::move(strip));
    at = next;
  }
  return strips;
}

std::vector<MarkedStretch> marks_of(const std::string& outage, const TimeBounds& started,
                                    const TimeBounds& ended, bool degradation) {
  const Mark certain = degradation ? Mark::degradation : Mark::outage;
  const Mark edge = degradation ? Mark::degradation_edge : Mark::outage_edge;
  std::vector<MarkedStretch> marks;
  if (!started.max) return marks;  // no statement of when it was down
  const bool open = !ended.max;
  const Instant latest_start = *started.max;
  const Instant known_down = std::max(latest_start, ended.min.value_or(latest_start));
  const Instant first = started.min.value_or(latest_start);
  const Instant last = std::max(known_down, ended.max.value_or(known_down));
  if (first < latest_start) marks.push_back({first, latest_start, edge, false, outage});
  if (known_down < last) marks.push_back({known_down, last, edge, false, outage});
  // An exact start is certainly down at that moment, however long the outage lasted.
  if (latest_start < known_down || first == latest_start)
    marks.push_back({latest_start, known_down, certain, open, outage});
  return marks;
}

}  // namespace outagedb
