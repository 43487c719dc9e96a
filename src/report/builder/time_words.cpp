#include "report/builder/time_words.hpp"

namespace outagedb {
namespace {

constexpr Seconds kMinute = 60;
constexpr Seconds kDay = 86400;

}  // namespace

TimeWords::TimeWords(const Texts& texts, Zone zone, const ReportPeriod& period)
    : texts_(texts), zone_(zone), year_(texts.year_name(period.from, at(period.from))) {}

bool TimeWords::last_second(Instant moment, Period period) const {
  return period_start(moment + 1, period, at(moment)) == moment + 1;
}

std::string TimeWords::day(Instant moment) const {
  const bool same = texts_.year_name(moment, at(moment)) == year_;
  return texts_.date_text(same ? "date.short_day" : "date.short_day_of_year", moment, at(moment));
}

std::string TimeWords::plain_day(Instant moment) const {
  const bool same = texts_.year_name(moment, at(moment)) == year_;
  return texts_.date_text(same ? "date.plain_day" : "date.day_name", moment, at(moment));
}

std::string TimeWords::time_of_day(Instant moment) const {
  const Zone zone = at(moment);
  const std::string clock = texts_.clock(moment - moment % kMinute, zone);
  return zone == zone_ ? clock : texts_.in_utc(clock);
}

// A bound such as 12:08:59 means "before 12:09".
std::string TimeWords::upper(Instant max) const {
  return time_of_day(max % kMinute == kMinute - 1 ? max + 1 : max);
}

std::string TimeWords::moment(Instant moment) const {
  return texts_.with("time.day_and_clock", {{"day", day(moment)}, {"clock", time_of_day(moment)}});
}

bool TimeWords::one_day(const TimeBounds& bounds) const {
  return bounds.min && bounds.max &&
         period_start(*bounds.min, Period::day, at(*bounds.min)) ==
             period_start(*bounds.max, Period::day, at(*bounds.max));
}

bool TimeWords::whole_days(const TimeBounds& bounds) const {
  return period_start(*bounds.min, Period::day, at(*bounds.min)) == *bounds.min &&
         last_second(*bounds.max, Period::day);
}

bool TimeWords::whole_month(const TimeBounds& bounds) const {
  return period_start(*bounds.min, Period::month, at(*bounds.min)) == *bounds.min &&
         period_next(*bounds.min, Period::month, at(*bounds.min)) == *bounds.max + 1;
}

bool TimeWords::last_week(const TimeBounds& bounds) const {
  constexpr Seconds kWeek = 7 * kDay;
  constexpr Seconds kHour = 3600;  // by which a change of the clocks makes it longer or shorter
  const Seconds length = *bounds.max + 1 - *bounds.min;
  return whole_days(bounds) && last_second(*bounds.max, Period::month) && length >= kWeek - kHour &&
         length <= kWeek + kHour;
}

std::string TimeWords::day_range(Instant min, Instant max) const {
  const LocalTime first = to_local(min, at(min));
  const LocalTime last = to_local(max, at(max));
  if (first.year == last.year && first.month == last.month) {
    return texts_.with(
        "time.days_of_month",
        {{"first", texts_.in_digits(std::to_string(first.day))}, {"until", plain_day(max)}});
  }
  return texts_.with("time.days", {{"from", plain_day(min)}, {"until", plain_day(max)}});
}

std::string TimeWords::days(const TimeBounds& bounds) const {
  if (!bounds.known()) return {};
  if (!bounds.min) return texts_.with("time.not_after", {{"day", day(*bounds.max)}});
  if (!bounds.max) return texts_.with("time.not_before", {{"day", day(*bounds.min)}});
  if (one_day(bounds)) return day(*bounds.min);
  if (whole_month(bounds)) return texts_.month_name(*bounds.min, at(*bounds.min));
  if (over_midnight(bounds)) {
    return texts_.with("time.either_day",
                       {{"first", day(*bounds.min)}, {"second", day(*bounds.max)}});
  }
  return day_range(*bounds.min, *bounds.max);
}

std::string TimeWords::day_of_clock(const TimeBounds& bounds) const {
  return over_midnight(bounds) ? day(*bounds.min) : days(bounds);
}

bool TimeWords::over_midnight(const TimeBounds& bounds) const {
  return bounds.min && bounds.max && *bounds.max - *bounds.min <= kDay && !one_day(bounds);
}

std::string TimeWords::name_of(const TimeBounds& bounds) const {
  if (!bounds.min || !bounds.max || !last_week(bounds)) return days(bounds);
  return texts_.with("time.the_last_week",
                     {{"month", texts_.month(to_local(*bounds.min, at(*bounds.min)).month)}});
}

std::string TimeWords::clock(const TimeBounds& bounds) const {
  if (!bounds.known()) return {};
  if (!bounds.min) {
    return last_second(*bounds.max, Period::day)
               ? std::string()
               : texts_.with("time.by", {{"time", upper(*bounds.max)}});
  }
  if (!bounds.max) return texts_.with("time.after", {{"time", time_of_day(*bounds.min)}});
  if (bounds.exact()) return time_of_day(*bounds.min);
  const bool one = one_day(bounds);
  if (whole_days(bounds)) {
    if (one) return texts_("time.of_day_unknown");
    return last_week(bounds)
               ? texts_.with(
                     "time.last_week",
                     {{"month", texts_.month(to_local(*bounds.min, at(*bounds.min)).month)}})
               : texts_("time.in_these_days");
  }
  if (!one && !over_midnight(bounds)) return texts_("time.in_these_days");
  const Instant start = period_start(*bounds.min, Period::day, at(*bounds.min));
  if (one && start == *bounds.min)
    return texts_.with("time.before", {{"time", upper(*bounds.max)}});
  if (one && last_second(*bounds.max, Period::day))
    return texts_.with("time.after", {{"time", time_of_day(*bounds.min)}});
  return texts_.with(one ? "time.clocks" : "time.either_clock",
                     {{"from", time_of_day(*bounds.min)}, {"until", upper(*bounds.max)}});
}

std::string TimeWords::when(const TimeBounds& bounds) const {
  if (one_day(bounds)) return texts_.with("time.on_day", {{"day", day(*bounds.min)}});
  if (over_midnight(bounds))
    return texts_.with("time.on_day_clock",
                       {{"day", day_of_clock(bounds)}, {"clock", clock(bounds)}});
  if (bounds.min && bounds.max && last_week(bounds))
    return texts_.with("time.in_last_week",
                       {{"month", texts_.month(to_local(*bounds.min, at(*bounds.min)).month)}});
  return texts_.with("time.on_days", {{"days", days(bounds)}});
}

std::string TimeWords::end(const TimeBounds& started, const TimeBounds& ended) const {
  if (!ended.known()) return {};
  const TimeBounds both{started.min ? started.min : started.max, ended.max ? ended.max : ended.min};
  const bool same_day = both.min && one_day(both);
  if (!ended.max) {
    const Instant last = *ended.min;
    if (started.max && last <= *started.max) return {};
    const bool midnight = period_start(last, Period::day, at(last)) == last;
    if (midnight) return texts_.with("end.not_before_day", {{"day", day(last)}});
    return texts_.with("end.not_before", {{"time", same_day ? time_of_day(last) : moment(last)}});
  }
  if (ended.exact()) {
    return texts_.with("end.exact",
                       {{"time", same_day ? time_of_day(*ended.max) : moment(*ended.max)}});
  }
  if (!ended.min) {
    return texts_.with("end.not_after",
                       {{"time", same_day ? upper(*ended.max) : moment(*ended.max)}});
  }
  if (whole_days(ended) || !one_day(ended)) return texts_.with("end.days", {{"days", days(ended)}});
  if (same_day) return texts_.with("end.clock", {{"clock", clock(ended)}});
  return texts_.with("end.day_and_clock", {{"day", day(*ended.min)}, {"clock", clock(ended)}});
}

}  // namespace outagedb
