#include <fmt/format.h>

#include <charconv>

#include "base/error.hpp"
#include "report/messages/texts.hpp"

namespace outagedb {
namespace {

std::string clock_of(const LocalTime& local) {
  const std::string minute = fmt::format("{:02}:{:02}", local.hour, local.minute);
  return local.second == 0 ? minute : fmt::format("{}:{:02}", minute, local.second);
}

}  // namespace

std::string Texts::date(std::string_view key, const LocalTime& local) const {
  return expanded(raw(key), [&](std::string_view name) {
    if (name == "year") return in_digits(fmt::format("{:04}", local.year));
    if (name == "month") return month(local.month);
    if (name == "mm") return in_digits(fmt::format("{:02}", local.month));
    if (name == "day") return in_digits(fmt::format("{}", local.day));
    if (name == "dd") return in_digits(fmt::format("{:02}", local.day));
    if (name == "weekday") return weekday(local.weekday);
    if (name == "wd") return (*this)(fmt::format("weekday_short.{}", local.weekday));
    if (name == "mon") return (*this)(fmt::format("month_short.{}", local.month));
    if (name == "clock") return in_digits(clock_of(local));
    throw Error(fmt::format("a date has no {{{}}}", name), "this is a bug in outagedb");
  });
}

// 2025-05 and 2025, as period_label() writes them.
std::string Texts::period_value(std::string_view label) const {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  constexpr std::size_t kDay = 10;
  LocalTime local{};
  local.month = local.day = local.weekday = 1;
  const char* end = label.data() + label.size();
  const auto year = std::from_chars(label.data(), end, local.year);
  if (const auto dots = label.find(".."); dots != std::string_view::npos)
    return with("time.days", {{"from", period_value(label.substr(0, dots))},
                              {"until", period_value(label.substr(dots + 2))}});
  if (label.size() == kYear && year.ptr == end) return date("date.year", local);
  const bool day = label.size() == kDay && label[kMonth] == '-';
  if ((label.size() != kMonth && !day) || label[kYear] != '-') return std::string(label);
  const auto month = std::from_chars(label.data() + kYear + 1, end, local.month);
  if (local.month < 1 || local.month > 12) return std::string(label);
  if (month.ptr == end) return date("date.month", local);
  if (!day || std::from_chars(month.ptr + 1, end, local.day).ptr != end) return std::string(label);
  return date("date.day", local);
}

std::string Texts::month(int month) const { return (*this)(fmt::format("month.{}", month)); }

std::string Texts::weekday(int weekday) const {
  return (*this)(fmt::format("weekday.{}", weekday));
}

std::string Texts::date_text(std::string_view key, Instant at, const Zone& zone) const {
  return date(key, to_local(at, zone));
}

std::string Texts::month_name(Instant at, const Zone& zone) const {
  return date("date.month_name", to_local(at, zone));
}

std::string Texts::year_name(Instant at, const Zone& zone) const {
  return date("date.year_name", to_local(at, zone));
}

std::string Texts::day_name(Instant at, const Zone& zone) const {
  return date("date.day_name", to_local(at, zone));
}

std::string Texts::clock(Instant at, const Zone& zone) const {
  return in_digits(clock_of(to_local(at, zone)));
}

// The last second of a minute is the end of that minute, unless it is that of a day, which is
// named.
std::string Texts::bounds(const TimeBounds& bounds, const Zone& zone) const {
  constexpr Seconds kMinute = 60;
  TimeBounds shown = bounds;
  if (shown.max && !shown.exact() && *shown.max % kMinute == kMinute - 1) {
    const Instant next = *shown.max + 1;
    const Zone telling = telling_zone(zone, next);
    const bool day = period_start(next, Period::day, telling) == next &&
                     (!shown.min || period_start(*shown.min, Period::day, telling) == *shown.min);
    if (!day) shown.max = next;
  }
  return format_bounds(shown, zone, *this);
}

std::string Texts::period(Instant at, Period period, const Zone& zone) const {
  const LocalTime local = to_local(at, zone);
  switch (period) {
    case Period::year:
      return date("date.year", local);
    case Period::month:
      return date("date.month", local);
    case Period::day:
      return date("date.day", local);
    default:
      return in_digits(period_label(at, period, zone));
  }
}

std::string Texts::minute(Instant at, const Zone& zone) const {
  const Zone telling = telling_zone(zone, at);
  const std::string time = date("date.minute", to_local(at, telling));
  return telling == zone ? time : in_utc(time);
}

std::string Texts::with_offset(Instant at, const Zone& zone) const {
  return isolated(format_rfc3339(at, zone));
}

std::string Texts::in_utc(const std::string& times) const {
  return with("time.in_utc", {{"times", times}});
}

std::string Texts::since(const std::string& time) const {
  return with("time.since", {{"time", time}});
}

std::string Texts::until(const std::string& time) const {
  return with("time.until", {{"time", time}});
}

std::string Texts::between(const std::string& from, const std::string& until) const {
  return with("time.between", {{"from", from}, {"until", until}});
}

std::string Texts::on_one_day(Instant from, Instant until, const Zone& zone) const {
  // Only the time of day for the second one, because it is the same day.
  return with("time.same_day", {{"from", minute(from, zone)}, {"until", clock(until, zone)}});
}

std::string Texts::unknown() const { return (*this)("time.unknown"); }

}  // namespace outagedb
