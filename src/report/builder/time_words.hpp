#pragma once

#include <string>

#include "model/instant.hpp"
#include "report/messages/texts.hpp"
#include "report/period.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// Words for the times in a report, in one time zone: "Thu 22 May", "between 13:30 and 14:30". Shows
// the year only if it is not that of the period, no seconds, and never the last second of a period
// as a time of day. Without bounds, a text is empty.
class TimeWords {
 public:
  // Borrows texts.
  TimeWords(const Texts& texts, Zone zone, const ReportPeriod& period);

  [[nodiscard]] std::string day(Instant moment) const;  // Thu 22 May
  // "Thu 22 May, 13:30".
  [[nodiscard]] std::string moment(Instant moment) const;
  // The day, or the days between the bounds: "Thu 22 May", "25 to 31 May", "May 2025".
  [[nodiscard]] std::string days(const TimeBounds& bounds) const;
  // The same as a name: "the last week of May".
  [[nodiscard]] std::string name_of(const TimeBounds& bounds) const;
  // The day to which clock() belongs, which is the first one if that names the next day.
  [[nodiscard]] std::string day_of_clock(const TimeBounds& bounds) const;
  // The time of day, as far as it is known: "13:30", "between 22:00 and 02:00 the next day",
  // "between 13:30 and 14:30", "before 20:03", "time not known", "some time in these days", "last
  // week of May".
  [[nodiscard]] std::string clock(const TimeBounds& bounds) const;
  // In a sentence: "on Thu 22 May", "some time between 25 and 31 May".
  [[nodiscard]] std::string when(const TimeBounds& bounds) const;
  // "until 16:45", "ended Fri 23 May", "ended between 08:55 and 12:09", "not over at 20:03". Names
  // the day only if it is not certainly the day of the start.
  [[nodiscard]] std::string end(const TimeBounds& started, const TimeBounds& ended) const;

  // Whether the bounds lie within one day of the zone.
  [[nodiscard]] bool one_day(const TimeBounds& bounds) const;

 private:
  // The zone, or UTC where its clocks are not known.
  [[nodiscard]] Zone at(Instant at) const { return telling_zone(zone_, at); }
  [[nodiscard]] std::string plain_day(Instant moment) const;  // 22 May
  [[nodiscard]] std::string time_of_day(Instant moment) const;
  [[nodiscard]] std::string upper(Instant max) const;
  [[nodiscard]] std::string day_range(Instant min, Instant max) const;
  [[nodiscard]] bool over_midnight(const TimeBounds& bounds) const;  // at most a day long
  [[nodiscard]] bool whole_days(const TimeBounds& bounds) const;
  [[nodiscard]] bool whole_month(const TimeBounds& bounds) const;
  [[nodiscard]] bool last_week(const TimeBounds& bounds) const;
  [[nodiscard]] bool last_second(Instant moment, Period period) const;

  const Texts& texts_;
  Zone zone_;
  std::string year_;  // of the period
};

}  // namespace outagedb
