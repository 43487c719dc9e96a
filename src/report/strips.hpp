#pragma once

#include <string>
#include <vector>

#include "model/instant.hpp"
#include "time/calendar/calendar.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// What an interval on a strip means; later values are drawn over earlier ones.
enum class Mark { unobserved, outage_edge, outage, degradation_edge, degradation };

struct MarkedStretch {
  Instant from = 0;
  Instant until = 0;  // equal to from: a moment without a certain duration
  Mark mark = Mark::unobserved;
  bool open = false;   // no source states the end
  std::string outage;  // its id
};

// A day or a month, from its first instant to its end.
struct Strip {
  Instant from = 0;
  Instant until = 0;  // 23 or 25 hours later when the clocks change
  std::vector<MarkedStretch> stretches;
};

// A period as strips of one zone. Strips at its ends may extend beyond it; intervals do not.
struct Strips {
  Zone zone = Zone::utc();
  Period row = Period::day;
  Instant from = 0;
  Instant until = 0;
  std::vector<Strip> rows;
};

// Days if the period is a month, months if it is longer. marks may extend beyond the period.
[[nodiscard]] Strips strips_of(Instant from, Instant until, const Zone& zone,
                               std::vector<MarkedStretch> marks);

// How an outage appears on a strip: the part that was certainly down, and the parts between the
// bounds of its start and of its end.
[[nodiscard]] std::vector<MarkedStretch> marks_of(const std::string& outage,
                                                  const TimeBounds& started,
                                                  const TimeBounds& ended, bool degradation);

}  // namespace outagedb
