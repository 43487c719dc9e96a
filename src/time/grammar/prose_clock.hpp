#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/instant.hpp"
#include "time/grammar/parse.hpp"
#include "time/grammar/prose_words.hpp"

namespace outagedb {

// A day in running text: "Aug 7", "September 26th, 2024", "6 August", "2024-11-06", "Wednesday,
// April 10th".
struct ProseDate {
  std::optional<int> year;
  int month = 0;  // 0: no day is stated
  int day = 0;
  std::string weekday;  // as written; empty: not stated
};

// A clock time in running text, which need not state a day or zone: "Aug 7,  1:50 AM PDT", "6:52 PM
// UTC on August 6, 2024", "2024-11-08 at 18:15 UTC", "approximately 3 p.m.".
struct ProseClock {
  ProseDate date;
  int hour = 0;
  std::optional<int> minute;  // empty: the whole hour
  std::optional<int> second;
  bool half_day_stated = false;  // am or pm; `hour` is then 0 to 23
  bool approximate = false;
  std::string zone;   // as written; empty: not stated
  std::string other;  // the same moment in another zone: " (12:51 GMT)"
};

// Whether "3" alone may be an hour, as in "between 3 and 5 PM".
enum class BareHour { refused, accepted };

// Removes the date or clock time at the front of the words. Empty, and nothing is removed, if there
// is none or it is impossible: 13:00 PM, 10:75.
[[nodiscard]] std::optional<ProseDate> take_prose_date(Words& words);
[[nodiscard]] std::optional<ProseClock> take_prose_clock(Words& words,
                                                         BareHour bare = BareHour::refused);

// The possible moments of a clock time around a known moment; empty if there is none. They are read
// by the grammar of times, which throws TimeError if the zone is unknown or the statements
// disagree.
class ProseTimes {
 public:
  explicit ProseTimes(const TimeRules& rules) : rules_(rules) {}

  [[nodiscard]] std::optional<TimeBounds> nearest(const ProseClock& clock, Instant to) const;
  [[nodiscard]] std::optional<TimeBounds> before(const ProseClock& clock, Instant at) const;
  [[nodiscard]] std::optional<TimeBounds> after(const ProseClock& clock, Instant at) const;

 private:
  const TimeRules& rules_;
};

}  // namespace outagedb
