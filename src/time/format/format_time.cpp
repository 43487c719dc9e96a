#include "time/format/format_time.hpp"

#include <fmt/format.h>

#include <chrono>

#include "base/error.hpp"
#include "time/calendar/calendar.hpp"

namespace outagedb {
namespace {

std::string offset_text(Seconds offset, std::string_view separator) {
  const Seconds minutes = (offset < 0 ? -offset : offset) / 60;
  return fmt::format("{}{:02}{}{:02}", offset < 0 ? '-' : '+', minutes / 60, separator,
                     minutes % 60);
}

std::string date_text(const LocalTime& t) {
  return fmt::format("{:04}-{:02}-{:02}", t.year, t.month, t.day);
}

std::string clock_text(const LocalTime& t) {
  return fmt::format("{:02}:{:02}:{:02}", t.hour, t.minute, t.second);
}

int day_of_year(const LocalTime& t) {
  constexpr int kDaysBefore[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  const bool leap = (t.year % 4 == 0 && t.year % 100 != 0) || t.year % 400 == 0;
  return kDaysBefore[t.month - 1] + t.day + (leap && t.month > 2 ? 1 : 0);
}

std::string directive_text(char directive, Instant at, const LocalTime& t, const Zone& zone) {
  switch (directive) {
    case 'Y':
      return fmt::format("{:04}", t.year);
    case 'm':
      return fmt::format("{:02}", t.month);
    case 'd':
      return fmt::format("{:02}", t.day);
    case 'H':
      return fmt::format("{:02}", t.hour);
    case 'M':
      return fmt::format("{:02}", t.minute);
    case 'S':
      return fmt::format("{:02}", t.second);
    case 'j':
      return fmt::format("{:03}", day_of_year(t));
    case 'u':
      return fmt::format("{}", t.weekday);
    case 'V':
      return period_label(at, Period::week, zone).substr(6);
    case 'G':
      return period_label(at, Period::week, zone).substr(0, 4);
    case 'z':
      return offset_text(t.offset, "");
    case 'Z':
      return t.abbreviation;
    case 'F':
      return date_text(t);
    case 'T':
      return clock_text(t);
    case '%':
      return "%";
    default:
      break;
  }
  throw Error(fmt::format("unknown '%{}' in a time pattern", directive),
              "use %Y %m %d %H %M %S %j %u %V %G %z %Z %F %T %%");
}

}  // namespace

// Needs no zone; used for every row of an export.
std::string format_rfc3339(Instant at) {
  namespace chrono = std::chrono;
  const chrono::sys_seconds moment{chrono::seconds{at}};
  const auto day = chrono::floor<chrono::days>(moment);
  const chrono::year_month_day date{day};
  const auto second = (moment - day).count();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int{date.year()},
                     unsigned{date.month()}, unsigned{date.day()}, second / 3600, second / 60 % 60,
                     second % 60);
}

std::string format_rfc3339(Instant at, const Zone& zone) {
  const auto t = to_local(at, zone);
  return fmt::format("{}T{}{}", date_text(t), clock_text(t), offset_text(t.offset, ":"));
}

std::string format_local(Instant at, const Zone& zone) {
  const auto t = to_local(at, zone);
  return fmt::format("{}T{}", date_text(t), clock_text(t));
}

std::string format_minute(Instant at, const Zone& zone) {
  const Zone telling = telling_zone(zone, at);
  const auto t = to_local(at, telling);
  return fmt::format("{} {}{}", date_text(t), clock_text(t).substr(0, t.second == 0 ? 5 : 8),
                     telling == zone ? "" : " UTC");
}

std::string format_pattern(Instant at, const Zone& zone, std::string_view pattern) {
  const auto t = to_local(at, zone);
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      text.push_back(pattern[i]);
    } else {
      text += directive_text(++i < pattern.size() ? pattern[i] : ' ', at, t, zone);
    }
  }
  return text;
}

}  // namespace outagedb
