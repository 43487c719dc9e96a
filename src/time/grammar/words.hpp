#pragma once

#include <optional>
#include <string_view>

namespace outagedb {

// The vocabulary of the grammar, English and Arabic, as normalized by make_plain().

enum class HalfDay { am, pm };
enum class DayPart { morning, afternoon, evening };
enum class MonthPart { early, mid, late, first_week, last_week };

[[nodiscard]] std::optional<int> month_word(std::string_view word);  // may, مايو: 1 … 12
[[nodiscard]] std::optional<int> month_words(std::string_view first,
                                             std::string_view second);  // كانون الثاني
[[nodiscard]] std::optional<int> weekday_word(std::string_view word);   // 1 Monday … 7 Sunday
[[nodiscard]] std::optional<HalfDay> half_day_word(std::string_view word);      // am, ص
[[nodiscard]] std::optional<DayPart> day_part_word(std::string_view word);      // evening, مساء
[[nodiscard]] std::optional<MonthPart> month_part_word(std::string_view word);  // early, أواخر
[[nodiscard]] bool is_approximate_word(std::string_view word);                  // about, حوالي
[[nodiscard]] bool is_clock_word(std::string_view word);  // at, الساعة: an hour may follow
[[nodiscard]] bool is_of_word(
    std::string_view word);  // of, من: only within a month's name, as من is also "from"
[[nodiscard]] bool is_filler_word(std::string_view word);  // on, يوم: carries no meaning
[[nodiscard]] std::string_view weekday_name(int weekday);  // "Monday"

// Words that look like a time but cannot be one, with what to write instead.
struct RefusedWord {
  std::string_view word;
  std::string_view reason;
  std::string_view hint;
};
[[nodiscard]] const RefusedWord* refused_word(std::string_view word);

}  // namespace outagedb
