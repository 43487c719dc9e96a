#include <fmt/format.h>

#include "time/grammar/parsed_time.hpp"

namespace outagedb {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr const char* kDateHint = "write the date as 2025-05-24 or 24 May 2025";

DayRange whole_year(int number) {
  const std::chrono::year year{number};
  return {local_days{year / 1 / 1}, local_days{year / 12 / 31}, Precision::year};
}

local_days checked_day(const Cursor& cursor, const DateWords& date) {
  const auto ymd = std::chrono::year{*date.year} / *date.month / *date.day;
  if (ymd.ok()) return local_days{ymd};
  const auto last = ymd.year() / ymd.month() / std::chrono::last;
  cursor.fail_at(date.position,
                 fmt::format("{:04}-{:02} has no day {}", *date.year, *date.month, *date.day),
                 fmt::format("its last day is {:04}-{:02}-{:02}", *date.year, *date.month,
                             unsigned{last.day()}));
}

DayRange part_of_month(MonthPart part, local_days first, local_days last) {
  switch (part) {
    case MonthPart::early:
      return {first, first + days{9}, Precision::part_of_month};
    case MonthPart::mid:
      return {first + days{10}, first + days{19}, Precision::part_of_month};
    case MonthPart::late:
      return {first + days{20}, last, Precision::part_of_month};
    case MonthPart::first_week:
      return {first, first + days{6}, Precision::part_of_month};
    case MonthPart::last_week:
      break;
  }
  return {last - days{6}, last, Precision::part_of_month};
}

}  // namespace

std::optional<DayRange> finish_date(const Cursor& cursor, const DateWords& date) {
  if (date.empty()) return std::nullopt;
  if (date.range) {
    if (!date.month && !date.day) return date.range;
    cursor.fail_at(date.position, "more than one date in the time", kDateHint);
  }
  if (!date.year) {
    cursor.fail_at(date.position, "the year is missing", "write it out, as in 24 May 2025");
  }
  if (!date.month) return whole_year(*date.year);
  if (date.day && date.part) {
    cursor.fail_at(date.position, "both a day and a part of a month", kDateHint);
  }
  if (date.day) {
    const local_days day = checked_day(cursor, date);
    return DayRange{day, day, Precision::day};
  }
  const auto month = std::chrono::year{*date.year} / *date.month;
  const local_days first{month / 1};
  const local_days last{month / std::chrono::last};
  if (date.part) return part_of_month(*date.part, first, last);
  return DayRange{first, last, Precision::month};
}

}  // namespace outagedb
