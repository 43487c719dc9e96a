#include "time/grammar/parsed_time.hpp"

namespace outagedb {
namespace {

bool is_ordinal(const Cursor& cursor, std::size_t ahead) {
  return cursor.tight(ahead) && (cursor.is_word("st", ahead) || cursor.is_word("nd", ahead) ||
                                 cursor.is_word("rd", ahead) || cursor.is_word("th", ahead));
}

// "24th of May", "mid-May", من شهر مايو
bool joins_month(const Cursor& cursor, std::size_t ahead) {
  const std::string_view word = cursor.peek(ahead).text;
  return word == "-" || is_of_word(word) || is_filler_word(word);
}

// Number of tokens of a month's name at this position; 0 if there is none.
std::size_t month_length(const Cursor& cursor, std::size_t ahead, int& month) {
  if (cursor.peek(ahead).kind != Token::Kind::word) return 0;
  const std::string_view word = cursor.peek(ahead).text;
  if (const auto found = month_words(word, cursor.peek(ahead + 1).text)) {
    month = *found;
    return 2;
  }
  const auto found = month_word(word);
  if (!found) return 0;
  month = *found;
  return cursor.is_symbol(".", ahead + 1) && cursor.tight(ahead + 1) ? 2 : 1;
}

// The month's name and what may follow: "May 24, 2025", "May 2025", "-May-2025".
bool read_month_name(Cursor& cursor, DateWords& date) {
  int month = 0;
  const std::size_t length = month_length(cursor, 0, month);
  if (length == 0) return false;
  set_piece(cursor, date.month, month, "month");
  cursor.skip(length);
  const std::size_t suffix = is_ordinal(cursor, 1) ? 1 : 0;
  const bool is_day = cursor.is_number(1, 2) && !date.day && !cursor.is_symbol(":", 1) &&
                      !half_day_word(cursor.peek(1).text);
  if (is_day) {
    set_piece(cursor, date.day, cursor.number(), "day");
    cursor.skip(1 + suffix);
  }
  const bool joined = (cursor.is_symbol(",") || cursor.is_symbol("-")) && cursor.is_number(4, 4, 1);
  if (joined) cursor.skip();
  if (cursor.is_number(4, 4)) read_year(cursor, date);
  return true;
}

}  // namespace

bool read_day_before_month(Cursor& cursor, DateWords& date) {
  if (!cursor.is_number(1, 2)) return false;
  std::size_t ahead = is_ordinal(cursor, 1) ? 2 : 1;
  while (joins_month(cursor, ahead)) ++ahead;
  int month = 0;
  if (month_length(cursor, ahead, month) == 0) return false;
  set_piece(cursor, date.day, cursor.number(), "day");
  cursor.skip(ahead);
  return read_month_name(cursor, date);
}

namespace {

// "early May", "mid-May", "last week of May", الأسبوع الأخير من شهر مايو
bool read_month_part(Cursor& cursor, DateWords& date) {
  std::size_t length = 1;
  auto part = month_part_word(cursor.peek().text);
  if (cursor.is_word("week", 1) || cursor.is_word("الاسبوع")) {
    const std::string_view which = cursor.peek(cursor.is_word("week", 1) ? 0 : 1).text;
    if (which == "first" || which == "الاول") part = MonthPart::first_week;
    if (which == "last" || which == "الاخير") part = MonthPart::last_week;
    length = 2;
  }
  if (!part) return false;
  cursor.skip(length);
  while (joins_month(cursor, 0)) cursor.skip();
  date.part = part;
  if (!read_month_name(cursor, date))
    cursor.fail("the month is missing", "write it out, as in late May 2025");
  return true;
}

}  // namespace

bool read_month_words(Cursor& cursor, DateWords& date) {
  return read_month_part(cursor, date) || read_month_name(cursor, date);
}

}  // namespace outagedb
