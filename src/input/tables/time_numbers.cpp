#include "input/tables/time_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>

#include "base/text.hpp"
#include "input/records/ascii_digits.hpp"
#include "input/records/fields.hpp"

namespace outagedb {
namespace {

using Numbers = TableMapping::Numbers;

// Numbers in the first years after 1970 are in the other unit, or stand for "no time" (0, -1).
constexpr std::int64_t kFirstSecond = 100'000'000;    // 1973-03-03
constexpr std::int64_t kLastSecond = 10'000'000'000;  // 2286
constexpr double kLastExcelDay = 2958466;             // 10000-01-01
// Excel has a 29 February 1900, day 60: earlier dates are counted from another day.
constexpr double kFirstExcelDay = 61;

struct Number {
  double value = 0;
  std::int64_t whole = 0;  // rounded towards zero
  bool fraction = false;   // written with a fraction
};

// [-]digits[.digits], in any digits and with a point or a comma
std::optional<Number> number_of(std::string_view stated) {
  std::string text = ascii_digits(stated);
  std::ranges::replace(text, ',', '.');
  if (text.empty() || text.size() > 30) return std::nullopt;
  Number number;
  const char* end = text.data() + text.size();
  const auto whole = std::from_chars(text.data(), end, number.whole);
  if (whole.ec != std::errc{}) return std::nullopt;
  number.fraction = whole.ptr != end;
  if (number.fraction && (*whole.ptr != '.' || whole.ptr + 1 == end)) return std::nullopt;
  const auto value = std::from_chars(text.data(), end, number.value, std::chars_format::fixed);
  if (value.ec != std::errc{} || value.ptr != end) return std::nullopt;
  return number;
}

struct EpochUnit {
  Numbers numbers;
  std::int64_t per_second;
  std::string_view name;
};
constexpr std::array kEpochUnits{EpochUnit{Numbers::seconds, 1, "seconds"},
                                 EpochUnit{Numbers::milliseconds, 1'000, "milliseconds"},
                                 EpochUnit{Numbers::microseconds, 1'000'000, "microseconds"}};

bool is_plausible(std::int64_t number, const EpochUnit& unit) {
  const std::int64_t seconds = number / unit.per_second;
  return seconds >= kFirstSecond && seconds < kLastSecond;
}

// The more likely cause comes first: a number near 0 is too small in any unit.
std::string hint_for(std::int64_t number) {
  std::string hint;
  for (const EpochUnit& unit : kEpochUnits) {
    if (is_plausible(number, unit))
      hint =
          fmt::format("if it is in {}, use --epoch {}; ", unit.name, name_of_epoch(unit.numbers));
  }
  return hint + "if it means 'no time', declare it with --missing";
}

std::string epoch(std::string_view field, std::string_view text, std::int64_t number,
                  Numbers numbers) {
  const auto& unit = *std::ranges::find(kEpochUnits, numbers, &EpochUnit::numbers);
  if (is_plausible(number, unit)) return fmt::format("@{}", number / unit.per_second);
  throw RecordError(
      fmt::format("{}: '{}' is not a plausible number of {} since 1970", field, text, unit.name),
      hint_for(number));
}

std::string excel(std::string_view field, std::string_view text, const Number& number) {
  using namespace std::chrono;
  if (number.value < kFirstExcelDay || number.value >= kLastExcelDay) {
    throw RecordError(
        fmt::format("{}: '{}' is not a valid day of Excel's 1900 date system", field, text),
        "the first valid day is 61 (1900-03-01): before it, Excel counts a 29 February 1900");
  }
  const auto rounded = std::llround(number.value * 86400);
  const sys_seconds shown = sys_days(year(1899) / December / 30) + seconds(rounded);
  const auto day = floor<days>(shown);
  const year_month_day date(day);
  std::string iso =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (!number.fraction) return iso;
  const hh_mm_ss clock(shown - day);
  return fmt::format("{} {:02}:{:02}:{:02}", iso, clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

// The units' numbers from 1990 to 2100 do not overlap, and dates without separators, such as
// 20250524103000, are in none of them.
Numbers likely_unit(const Number& number) {
  constexpr std::int64_t kFrom = 631'152'000;
  constexpr std::int64_t kUntil = 4'102'444'800;
  constexpr std::int64_t kFromDay = 32'874;
  constexpr std::int64_t kUntilDay = 73'051;
  if (number.whole >= kFromDay && number.whole < kUntilDay) return Numbers::excel_days;
  for (const EpochUnit& unit : kEpochUnits) {
    const std::int64_t seconds = number.whole / unit.per_second;
    if (seconds >= kFrom && seconds < kUntil) return unit.numbers;
  }
  return Numbers::undeclared;
}

std::string one(std::string_view field, std::string_view text, Numbers numbers) {
  const auto number = number_of(text);
  if (!number) return std::string(text);
  if (numbers == Numbers::excel_days) return excel(field, text, *number);
  return epoch(field, text, number->whole, numbers);
}

}  // namespace

std::string with_numbers_read(std::string_view field, std::string_view text,
                              TableMapping::Numbers numbers) {
  if (numbers == Numbers::undeclared) return std::string(text);
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return one(field, trim(text), numbers);
  return one(field, trim(text.substr(0, slash)), numbers) + "/" +
         one(field, trim(text.substr(slash + 1)), numbers);
}

bool is_time_number(std::string_view text) { return number_of(trim(text)).has_value(); }

Numbers unit_of_numbers(const std::vector<std::string>& cells) {
  Numbers all = Numbers::undeclared;
  for (const std::string& cell : cells) {
    const auto number = number_of(trim(cell));
    if (!number) continue;
    const Numbers unit = likely_unit(*number);
    if (unit == Numbers::undeclared || (all != Numbers::undeclared && all != unit))
      return Numbers::undeclared;
    all = unit;
  }
  return all;
}

}  // namespace outagedb
