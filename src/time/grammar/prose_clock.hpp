#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/instant.hpp"
#include "time/grammar/parse.hpp"
#include "time/grammar/prose_words.hpp"

namespace outagedb {

// A day as running text names it: "Aug 7", "September 26th, 2024", "6 August", "2024-11-06",
// "Wednesday, April 10th".
struct ProseDate {
  std::optional<int> year;
  int month = 0;  // 0: no day is named
  int day = 0;
  std::string weekday;  // as written, where it is
};

// A clock time of running text, which need not name its day or its zone: "Aug 7,  1:50 AM PDT",
// "6:52 PM UTC on August 6, 2024", "2024-11-08 at 18:15 UTC", "approximately 3 p.m.".
struct ProseClock {
  ProseDate date;
  int hour = 0;
  std::optional<int> minute;  // without one it is the whole hour
  std::optional<int> second;
  bool half_day_stated = false;  // am or pm; `hour` is the one of the day then
  bool approximate = false;
  std::string zone;   // as written; empty: not stated
  std::string other;  // the same moment in another zone: " (12:51 GMT)"
};

// "3" alone is an hour where something behind it may say so: "between 3 and 5 PM".
enum class BareHour { refused, accepted };

// What stands at the front of the words is taken off them. Nothing is taken where it is no such
// thing, or cannot be one: 13:00 PM, 10:75.
[[nodiscard]] std::optional<ProseDate> take_prose_date(Words& words);
[[nodiscard]] std::optional<ProseClock> take_prose_clock(Words& words,
                                                         BareHour bare = BareHour::refused);

// The moments that a clock time can mean, around one that is known. Nothing where there is none.
// They are read by the grammar of times, which throws TimeError where their zone is not known or
// what is said of them does not agree.
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
