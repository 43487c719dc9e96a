#include "time/calendar/calendar.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <chrono>

#include "base/error.hpp"
#include "time/zones/tzdata.hpp"
#include "time/zones/wall_clock.hpp"

namespace outagedb {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year_month_day;
using std::chrono::years;

struct NamedPeriod {
  std::string_view name;
  Period period;
};
constexpr std::array<NamedPeriod, 7> kPeriods = {{{"hour", Period::hour},
                                                  {"day", Period::day},
                                                  {"week", Period::week},
                                                  {"saudi_week", Period::saudi_week},
                                                  {"month", Period::month},
                                                  {"quarter", Period::quarter},
                                                  {"year", Period::year}}};

// A period between local times.
struct LocalPeriod {
  LocalSeconds start;
  LocalSeconds next;
};

LocalPeriod of_days(local_days first, local_days next) {
  return {midnight_of(first), midnight_of(next)};
}

LocalPeriod of_months(year_month_day first, months length) {
  return of_days(local_days{first}, local_days{first + length});
}

LocalPeriod local_period(LocalSeconds local, Period period) {
  const local_days day = day_of(local);
  const year_month_day ymd{day};
  switch (period) {
    case Period::hour: {
      const LocalSeconds into_hour = (local - midnight_of(day)) % kHour;
      return {local - into_hour, local - into_hour + kHour};
    }
    case Period::week: {
      const local_days monday = day - (weekday{day} - std::chrono::Monday);
      return of_days(monday, monday + days{7});
    }
    case Period::saudi_week: {
      const local_days sunday = day - (weekday{day} - std::chrono::Sunday);
      return of_days(sunday, sunday + days{7});
    }
    case Period::month:
      return of_months(ymd.year() / ymd.month() / 1, months{1});
    case Period::quarter: {
      const unsigned first_month = (unsigned{ymd.month()} - 1) / 3 * 3 + 1;
      return of_months(ymd.year() / std::chrono::month{first_month} / 1, months{3});
    }
    case Period::year:
      return of_months(ymd.year() / std::chrono::January / 1, months{12});
    case Period::day:
      break;
  }
  return of_days(day, day + days{1});
}

// Clocks that are set back across midnight (St John's were at 00:01) show yesterday's last hour
// again after today has begun. Periods tile the time line, so that hour belongs to today.
LocalPeriod period_holding(Instant at, Period period, const Zone& zone) {
  LocalPeriod found = local_period(local_at(at, zone), period);
  while (first_showing(found.next, zone) <= at) found = local_period(found.next, period);
  return found;
}

std::string week_label(local_days monday) {
  const local_days thursday = monday + days{3};
  const auto year = year_month_day{thursday}.year();
  const auto week = (thursday - local_days{year / std::chrono::January / 1}).count() / 7 + 1;
  return fmt::format("{:04}-W{:02}", int{year}, week);
}

}  // namespace

Period period_named(std::string_view name) {
  for (const auto& known : kPeriods) {
    if (known.name == name) return known.period;
  }
  throw Error(fmt::format("unknown period '{}'", name),
              "use hour, day, week, saudi_week, month, quarter or year");
}

Instant period_start(Instant at, Period period, const Zone& zone) {
  return first_showing(period_holding(at, period, zone).start, zone);
}

Instant period_next(Instant at, Period period, const Zone& zone) {
  return first_showing(period_holding(at, period, zone).next, zone);
}

std::string period_label(Instant at, Period period, const Zone& zone) {
  const LocalSeconds start = period_holding(at, period, zone).start;
  const local_days day = day_of(start);
  const year_month_day ymd{day};
  const int year{ymd.year()};
  const unsigned month{ymd.month()};
  const auto date = [&] {
    return fmt::format("{:04}-{:02}-{:02}", year, month, unsigned{ymd.day()});
  };
  switch (period) {
    case Period::hour:
      return fmt::format("{}T{:02}", date(), (start - midnight_of(day)) / kHour);
    case Period::week:
      return week_label(day);
    case Period::month:
      return fmt::format("{:04}-{:02}", year, month);
    case Period::quarter:
      return fmt::format("{:04}-Q{}", year, (month + 2) / 3);
    case Period::year:
      return fmt::format("{:04}", year);
    case Period::day:
    case Period::saudi_week:
      break;
  }
  return date();
}

Zone telling_zone(const Zone& zone, Instant at) {
  constexpr Seconds kYear = 366 * kDay;
  return at + kYear < known_until(*zone.get()) ? zone : Zone::utc();
}

LocalTime to_local(Instant at, const Zone& zone) {
  check_known(*zone.get(), at);
  const auto info = zone.get()->get_info(date::sys_seconds{std::chrono::seconds{at}});
  const LocalSeconds local = at + info.offset.count();
  const local_days day = day_of(local);
  const year_month_day ymd{day};
  const auto second_of_day = static_cast<int>(local - midnight_of(day));
  return {.year = int{ymd.year()},
          .month = static_cast<int>(unsigned{ymd.month()}),
          .day = static_cast<int>(unsigned{ymd.day()}),
          .hour = second_of_day / 3600,
          .minute = second_of_day / 60 % 60,
          .second = second_of_day % 60,
          .weekday = static_cast<int>(weekday{day}.iso_encoding()),
          .offset = info.offset.count(),
          .abbreviation = info.abbrev};
}

}  // namespace outagedb
