#include <fmt/format.h>

#include "time/grammar/parsed_time.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr const char* kDateHint = "write the date as 2025-05-24 or 24 May 2025";

int checked_year(const Cursor& cursor, int year) {
  if (year >= kFirstYear && year <= kLastYear) return year;
  cursor.fail(fmt::format("the year {:04} is out of range", year),
              fmt::format("use a year from {} to {}", kFirstYear, kLastYear));
}

local_days day_in(int year, int month, int day) {
  return local_days{std::chrono::year{year} / month / day};
}

bool is_unspecified(const Cursor& cursor, std::size_t ahead) {
  return cursor.tight(ahead) && cursor.is_word("xx", ahead);
}

int checked_weekday(const Cursor& cursor, int weekday) {
  if (weekday >= 1 && weekday <= 7) return weekday;
  cursor.fail("weekdays go from 1 (Monday) to 7", kDateHint);
}

// -W21, W21, -W21-6 and W216 after a year.
DayRange read_week(Cursor& cursor, int year) {
  const bool basic_day = cursor.is_number(3, 3);
  if (!cursor.tight() || (!basic_day && !cursor.is_number(2, 2))) {
    cursor.fail("a week has two digits", "write the week as 2025-W21");
  }
  const int week = basic_day ? cursor.number() / 10 : cursor.number();
  const local_days january_4 = day_in(year, 1, 4);  // is always in week 1
  const auto into_week = std::chrono::weekday{january_4} - std::chrono::Monday;
  const local_days monday = january_4 - into_week + days{7 * (week - 1)};
  const auto thursday = std::chrono::year_month_day{monday + days{3}};
  if (week == 0 || int{thursday.year()} != year) {
    cursor.fail(fmt::format("{} has no week {}", year, week), "weeks go from 01 to 52 or 53");
  }
  std::optional<int> weekday;
  if (basic_day) weekday = checked_weekday(cursor, cursor.number() % 10);
  cursor.skip();
  if (!basic_day && cursor.is_symbol("-") && cursor.is_number(1, 1, 1) && cursor.tight(1)) {
    cursor.skip();
    weekday = checked_weekday(cursor, cursor.number());
    cursor.skip();
  }
  if (!weekday) return {monday, monday + days{6}, Precision::week};
  const local_days day = monday + days{*weekday - 1};
  return {day, day, Precision::day};
}

// -Q2 after a year.
DayRange read_quarter(Cursor& cursor, int year) {
  if (!cursor.tight() || !cursor.is_number(1, 1))
    cursor.fail("a quarter has one digit", "write the quarter as 2025-Q2");
  const int quarter = cursor.number();
  if (quarter < 1 || quarter > 4)
    cursor.fail(fmt::format("{} has no quarter {}", year, quarter), "quarters go from 1 to 4");
  cursor.skip();
  const local_days next = quarter == 4 ? day_in(year + 1, 1, 1) : day_in(year, 3 * quarter + 1, 1);
  return {day_in(year, 3 * quarter - 2, 1), next - days{1}, Precision::quarter};
}

[[noreturn]] void refuse_month(const Cursor& cursor, int month) {
  if (month >= 21 && month <= 41) {
    cursor.fail("seasons and quarters are not supported",
                "write the months, as in 2025-03..2025-05");
  }
  cursor.fail(fmt::format("invalid month {}", month), kDateHint);
}

void read_month_number(Cursor& cursor, DateWords& date) {
  const int month = cursor.number();
  if (month < 1 || month > 12) refuse_month(cursor, month);
  set_piece(cursor, date.month, month, "month");
  cursor.skip();
  if (!cursor.is_symbol("-") || !cursor.tight() || !cursor.tight(1)) return;
  if (is_unspecified(cursor, 1)) return cursor.skip(2);
  cursor.skip();
  if (!cursor.is_number(2, 2)) cursor.fail("expected a two-digit day", kDateHint);
  set_piece(cursor, date.day, cursor.number(), "day");
  cursor.skip();
}

// What follows the year and a dash: a month, a week, a quarter, XX. The cursor is after the dash.
void read_after_year(Cursor& cursor, DateWords& date) {
  if (cursor.is_number(2, 2)) return read_month_number(cursor, date);
  if (is_unspecified(cursor, 0)) {
    cursor.skip(cursor.is_symbol("-", 1) && is_unspecified(cursor, 2) ? 3 : 1);
    return;
  }
  if (cursor.is_word("w")) {
    cursor.skip();
    date.range = read_week(cursor, *date.year);
    return;
  }
  if (cursor.is_word("q")) {
    cursor.skip();
    date.range = read_quarter(cursor, *date.year);
    return;
  }
  if (cursor.is_number(3, 3)) cursor.fail("days of the year are not supported", kDateHint);
  cursor.fail("expected a two-digit month", kDateHint);
}

// 20250524
void read_basic_date(Cursor& cursor, DateWords& date) {
  const int number = cursor.number();
  set_piece(cursor, date.year, checked_year(cursor, number / 10000), "year");
  const int month = number / 100 % 100;
  if (month < 1 || month > 12) refuse_month(cursor, month);
  set_piece(cursor, date.month, month, "month");
  set_piece(cursor, date.day, number % 100, "day");
  cursor.skip();
}

// 201X, 20XX
bool read_unspecified_year(Cursor& cursor, DateWords& date) {
  const bool decade = cursor.is_number(3, 3) && cursor.is_word("x", 1);
  const bool century = cursor.is_number(2, 2) && cursor.is_word("xx", 1);
  if ((!decade && !century) || !cursor.tight(1)) return false;
  const int years = decade ? 10 : 100;
  const int first = checked_year(cursor, cursor.number() * years);
  date.range = DayRange{day_in(first, 1, 1), day_in(first + years - 1, 12, 31), Precision::between};
  cursor.skip(2);
  return true;
}

// As POSIX reads two digits: 69 to 99 are years of the last century.
int year_of_two_digits(int year) { return year < 69 ? 2000 + year : 1900 + year; }

[[noreturn]] void refuse_numeric_date(const Cursor& cursor) {
  const int a = cursor.number(0);
  const int b = cursor.number(2);
  const int year = cursor.number(4);
  constexpr const char* kOrderHint =
      "for a whole table, give the order with --dates day-first or month-first";
  if (a <= 12 && b <= 12 && cursor.is_number(4, 4, 4)) {
    cursor.fail("the date is ambiguous: either number could be the month",
                fmt::format("write {0:04}-{1:02}-{2:02} or {0:04}-{2:02}-{1:02}; {3}", year, a, b,
                            kOrderHint));
  }
  cursor.fail("dates in this order are not supported without --dates",
              fmt::format("{}; {}", kDateHint, kOrderHint));
}

// 01/02/2025, 24.05.2025, 24-05-25: which number is the month depends on local custom.
bool read_numeric_date(Cursor& cursor, DateWords& date, std::optional<DateOrder> order) {
  for (const auto separator : {"/", ".", "-"}) {
    const bool numeric = cursor.is_symbol(separator, 1) && cursor.is_number(1, 2, 2) &&
                         cursor.is_symbol(separator, 3) && cursor.is_number(2, 4, 4);
    if (!numeric) continue;
    if (!order || cursor.is_number(3, 3, 4)) refuse_numeric_date(cursor);
    const bool day_first = *order == DateOrder::day_first;
    const int month = cursor.number(day_first ? 2 : 0);
    if (month < 1 || month > 12) {
      cursor.fail(fmt::format("invalid month {}", month),
                  fmt::format("the dates are read {}; {}", name_of(*order), kDateHint));
    }
    const int year = cursor.number(4);
    set_piece(cursor, date.year,
              checked_year(cursor, cursor.is_number(2, 2, 4) ? year_of_two_digits(year) : year),
              "year");
    set_piece(cursor, date.month, month, "month");
    set_piece(cursor, date.day, cursor.number(day_first ? 0 : 2), "day");
    cursor.skip(5);
    return true;
  }
  return false;
}

[[noreturn]] void refuse_digits(const Cursor& cursor) {
  const auto digits = cursor.peek().text;
  if (digits.size() == 6) {
    cursor.fail(fmt::format("'{}' is neither a month nor a date", digits),
                fmt::format("write {}-{} for the month", digits.substr(0, 4), digits.substr(4)));
  }
  cursor.fail(fmt::format("'{}' is neither a year nor a date", digits.substr(0, 20)),
              digits.size() > 8
                  ? fmt::format("write @{} for seconds since 1970", digits.substr(0, 20))
                  : kDateHint);
}

}  // namespace

void set_piece(const Cursor& cursor, std::optional<int>& piece, int value, std::string_view name) {
  if (piece) cursor.fail(fmt::format("more than one {} in the time", name), kDateHint);
  piece = value;
}

void read_year(Cursor& cursor, DateWords& date) {
  set_piece(cursor, date.year, checked_year(cursor, cursor.number()), "year");
  cursor.skip();
  if (cursor.is_word("w") && cursor.tight() && !date.month) {
    cursor.skip();
    date.range = read_week(cursor, *date.year);
  } else if (cursor.is_symbol("-") && cursor.tight() && cursor.tight(1) && !date.month) {
    cursor.skip();
    read_after_year(cursor, date);
  } else if (cursor.is_symbol("/") && cursor.is_number(1, 2, 1) && cursor.tight(1)) {
    cursor.fail("dates with slashes are not supported", kDateHint);
  }
}

std::string_view name_of(DateOrder order) noexcept {
  return order == DateOrder::day_first ? "day-first" : "month-first";
}

DateOrder date_order_of(std::string_view name) noexcept {
  return name == name_of(DateOrder::day_first) ? DateOrder::day_first : DateOrder::month_first;
}

bool read_date(Cursor& cursor, DateWords& date, const TimeRules& rules) {
  if (date.empty()) date.position = cursor.position();
  if (cursor.peek().kind == Token::Kind::word) return read_month_words(cursor, date);
  if (cursor.peek().kind != Token::Kind::number) return false;
  if (read_unspecified_year(cursor, date) || read_day_before_month(cursor, date)) return true;
  if (cursor.is_number(8, 8)) return read_basic_date(cursor, date), true;
  if (cursor.is_number(4, 4)) return read_year(cursor, date), true;
  if (cursor.peek().text.size() > 4) refuse_digits(cursor);
  return read_numeric_date(cursor, date, rules.dates);
}

}  // namespace outagedb
