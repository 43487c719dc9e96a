#include "input/workbooks/serial_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "base/text.hpp"

namespace outagedb {
namespace {

constexpr std::int64_t kDay = 86'400;

// "[h]" is elapsed hours, in upper case here; what else is in brackets is a colour or a condition.
std::string elapsed_unit(std::string_view inside) {
  const std::string unit = lower_ascii(inside);
  if (unit.empty() || unit.find_first_not_of(unit.front()) != std::string::npos) return {};
  if (unit.front() == 'h') return "H";
  if (unit.front() == 'm') return "M";
  return unit.front() == 's' ? "S" : "";
}

// The characters of the first section of a format code that stand for parts of the number: without
// literal texts, colours and conditions.
std::string placeholders(std::string_view code) {
  std::string kept;
  std::size_t at = 0;
  const auto past = [&](char end) { return std::min(code.find(end, at + 1), code.size()); };
  for (; at < code.size() && code[at] != ';'; ++at) {
    const char letter = code[at];
    if (letter == '\\' || letter == '_' || letter == '*') {
      ++at;
    } else if (letter == '"') {
      at = past('"');
    } else if (letter == '[') {
      const std::size_t end = past(']');
      kept += elapsed_unit(code.substr(at + 1, end - at - 1));
      at = end;
    } else {
      kept += lower_ascii(std::string_view(&letter, 1));
    }
  }
  return kept;
}

std::string clock(std::int64_t hours, std::int64_t rest) {
  std::string text = fmt::format("{:02}:{:02}", hours, rest / 60 % 60);
  if (rest % 60 != 0) text += fmt::format(":{:02}", rest % 60);
  return text;
}

std::string day(std::int64_t since_1970) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{since_1970}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// As a person would type it: 4.0 as 4, and no exponent where the digits suffice.
std::string plain(double number) {
  constexpr double kExact = 1e15;
  if (number == std::floor(number) && std::abs(number) < kExact)
    return fmt::format("{}", static_cast<std::int64_t>(number));
  return fmt::format("{}", number);
}

}  // namespace

NumberMeaning meaning_of_format(unsigned id) noexcept {
  if (id == 46) return NumberMeaning::elapsed;  // [h]:mm:ss
  const bool time = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 ||
                    (id >= 50 && id <= 58);
  return time ? NumberMeaning::time : NumberMeaning::number;
}

NumberMeaning meaning_of_format(std::string_view code) {
  std::string parts = placeholders(code);
  if (parts.find_first_of("HMS") != std::string::npos) return NumberMeaning::elapsed;
  if (parts.find("general") != std::string::npos) return NumberMeaning::number;
  return parts.find_first_of("ymdhs") == std::string::npos ? NumberMeaning::number
                                                           : NumberMeaning::time;
}

std::string text_of_number(std::string_view stored, NumberMeaning meaning, bool from_1904) {
  constexpr double kMostDays = 2'958'466;  // 10000-01-01
  double number = 0;
  const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), number);
  if (error != std::errc{} || end != stored.data() + stored.size()) return std::string(stored);
  if (meaning == NumberMeaning::number || !(number >= 0) || number >= kMostDays)
    return plain(number);
  const std::int64_t seconds = std::llround(number * kDay);
  if (meaning == NumberMeaning::elapsed)
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  std::int64_t days = seconds / kDay;
  const std::int64_t rest = seconds % kDay;
  if (days == 0) return clock(rest / 3600, rest);
  // Spreadsheets count 1900-02-29 as day 60, which did not exist; the days before it are one less.
  constexpr std::int64_t kFirst = 25'569;      // 1970-01-01, from 1899-12-30
  constexpr std::int64_t kLaterEpoch = 1'462;  // from 1899-12-30 to 1904-01-01
  constexpr std::int64_t kMissingDay = 60;
  if (from_1904) {
    days += kLaterEpoch;
  } else if (days < kMissingDay) {
    ++days;
  }
  const std::string date = day(days - kFirst);
  return rest == 0 ? date : fmt::format("{} {}", date, clock(rest / 3600, rest));
}

}  // namespace outagedb
