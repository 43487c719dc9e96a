#pragma once

#include <string>
#include <vector>

#include "model/instant.hpp"
#include "time/calendar/calendar.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// What a stretch of a strip says; the later one is drawn over the earlier.
enum class Mark { unobserved, outage_edge, outage, degradation_edge, degradation };

struct MarkedStretch {
  Instant from = 0;
  Instant until = 0;  // the same: a moment, of which no length is known for certain
  Mark mark = Mark::unobserved;
  bool open = false;   // no source states the end
  std::string outage;  // its id
};

// A day, or a month, from its first instant to its end.
struct Strip {
  Instant from = 0;
  Instant until = 0;  // 23 or 25 hours later on a day on which the clocks are changed
  std::vector<MarkedStretch> stretches;
};

// A period as strips of one zone. Strips at its ends may reach beyond it; stretches do not.
struct Strips {
  Zone zone = Zone::utc();
  Period row = Period::day;
  Instant from = 0;
  Instant until = 0;
  std::vector<Strip> rows;
};

// Days where the period is a month, months where it is longer. marks: also beyond the period.
[[nodiscard]] Strips strips_of(Instant from, Instant until, const Zone& zone,
                               std::vector<MarkedStretch> marks);

// What an outage looks like on a strip: the part that was down for certain, and what lies between
// the bounds of its start and of its end.
[[nodiscard]] std::vector<MarkedStretch> marks_of(const std::string& outage,
                                                  const TimeBounds& started,
                                                  const TimeBounds& ended, bool degradation);

}  // namespace outagedb
