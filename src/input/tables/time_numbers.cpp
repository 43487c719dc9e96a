#include "input/tables/time_numbers.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>

#include "base/text.hpp"
#include "input/records/fields.hpp"

namespace outagedb {
namespace {

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

// [-]digits[.digits]
std::optional<Number> number_of(std::string_view text) {
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

// The more likely cause comes first: a number near 0 is too small in either unit.
std::string hint_for(std::int64_t number, bool milli) {
  std::string missing = "if it means 'no time', declare it with --missing";
  if (number < kFirstSecond) return missing;
  return (milli ? "if it is in seconds, use --epoch s; "
                : "if it is in milliseconds, use --epoch ms; ") +
         missing;
}

std::string epoch(std::string_view field, std::string_view text, std::int64_t number, bool milli) {
  const std::int64_t seconds = milli ? number / 1000 : number;
  if (seconds >= kFirstSecond && seconds < kLastSecond) return fmt::format("@{}", seconds);
  throw RecordError(fmt::format("{}: '{}' is not a plausible number of {} since 1970", field, text,
                                milli ? "milliseconds" : "seconds"),
                    hint_for(number, milli));
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

std::string one(std::string_view field, std::string_view text, TableMapping::Numbers numbers) {
  const auto number = number_of(text);
  if (!number) return std::string(text);
  if (numbers == TableMapping::Numbers::excel_days) return excel(field, text, *number);
  const bool milli = numbers == TableMapping::Numbers::milliseconds;
  return epoch(field, text, number->whole, milli);
}

}  // namespace

std::string with_numbers_read(std::string_view field, std::string_view text,
                              TableMapping::Numbers numbers) {
  if (numbers == TableMapping::Numbers::undeclared) return std::string(text);
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return one(field, trim(text), numbers);
  return one(field, trim(text.substr(0, slash)), numbers) + "/" +
         one(field, trim(text.substr(slash + 1)), numbers);
}

}  // namespace outagedb
