#include "input/tables/duration_units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "input/records/ascii_digits.hpp"

namespace outagedb {
namespace {

struct Unit {
  std::string_view name;
  std::string_view words;  // folded, separated by |
};
constexpr std::array kUnits{
    Unit{"ms", "|ms|msec|millis|millisecond|milliseconds|"},
    Unit{"s", "|s|sec|secs|second|seconds|ثانية|ثواني|ثوان|بالثواني|بالثانية|"},
    Unit{"min", "|m|min|mins|minute|minutes|دقيقة|دقائق|بالدقائق|بالدقيقة|"},
    Unit{"h", "|h|hr|hrs|hour|hours|ساعة|ساعات|بالساعات|بالساعة|"},
    Unit{"d", "|d|day|days|يوم|أيام|بالأيام|"},
    Unit{"w", "|w|wk|week|weeks|أسبوع|أسابيع|بالأسابيع|"},
    Unit{"hh:mm", "|hh:mm|h:mm|hhmm|"},
    Unit{"mm:ss", "|mm:ss|m:ss|"}};

std::vector<std::string> words_of(std::string_view heading) {
  std::string spaced(heading);
  for (char& c : spaced) {
    if (std::string_view("()[],._-/").find(c) != std::string_view::npos) c = ' ';
  }
  const std::string folded = fold(spaced);
  std::vector<std::string> words;
  for (const std::string_view word : split(folded, ' ')) words.emplace_back(word);
  return words;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "1:30" as "1h 30m".
std::optional<std::string> clock_in(std::string_view text, std::string_view unit) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view first = text.substr(0, colon);
  const std::string_view second = text.substr(colon + 1);
  if (!is_digits(first) || !is_digits(second) || second.size() != 2) return {};
  const bool hours = unit == "hh:mm";
  return fmt::format("{}{} {}{}", first, hours ? 'h' : 'm', second, hours ? 'm' : 's');
}

// Whole milliseconds as seconds with a fraction.
std::string seconds_of(std::string_view milliseconds) {
  std::int64_t number = 0;
  std::from_chars(milliseconds.data(), milliseconds.data() + milliseconds.size(), number);
  return fmt::format("{}.{:03} s", number / 1000, number % 1000);
}

struct Number {
  std::string whole;
  std::string fraction;
};

// Nothing for "1,500", which may be either; "1,500,000" can only be a whole number.
std::optional<Number> number_in(const std::string& text) {
  constexpr std::size_t kGroup = 3;
  std::string plain = text;
  const auto commas = std::ranges::count(plain, ',');
  if (commas > 1 || (commas == 1 && plain.find('.') != std::string::npos)) {
    std::erase(plain, ',');
  } else if (commas == 1) {
    const auto comma = plain.find(',');
    if (plain.size() - comma - 1 == kGroup && comma <= kGroup && plain[0] != '0') return {};
    plain[comma] = '.';
  }
  const auto point = plain.find('.');
  const Number number{plain.substr(0, point),
                      point == std::string::npos ? "" : plain.substr(point + 1)};
  const bool right =
      is_digits(number.whole) && (number.fraction.empty() || is_digits(number.fraction));
  return right && !plain.ends_with('.') ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string unit_named(std::string_view name) {
  const std::string word = fmt::format("|{}|", fold(name));
  const auto* found = std::ranges::find_if(
      kUnits, [&](const Unit& unit) { return unit.words.find(word) != std::string_view::npos; });
  return found == kUnits.end() ? std::string() : std::string(found->name);
}

std::string unit_of_heading(std::string_view heading) {
  std::string last;
  for (const std::string& word : words_of(heading)) {
    if (std::string unit = unit_named(word); !unit.empty()) last = std::move(unit);
  }
  return last;
}

std::string without_unit(std::string_view plain) {
  std::string text(plain);
  for (auto space = text.rfind(' '); space != std::string::npos; space = text.rfind(' ')) {
    const std::string_view last = std::string_view(text).substr(space + 1);
    if (unit_named(last).empty() && last != "in") break;
    text.erase(space);
  }
  return text;
}

bool is_bare_number(std::string_view text) {
  const std::string ascii = ascii_digits(text);
  return ascii.find_first_of("0123456789") != std::string::npos &&
         ascii.find_first_not_of("0123456789.,") == std::string::npos;
}

std::string with_unit(std::string_view text, std::string_view unit) {
  const std::string ascii = ascii_digits(trim(text));
  if (unit.find(':') != std::string_view::npos)
    return clock_in(ascii, unit).value_or(std::string(text));
  const auto number = is_bare_number(ascii) ? number_in(ascii) : std::nullopt;
  if (!number) return std::string(text);
  if (unit == "ms") return seconds_of(number->whole);
  constexpr std::size_t kDigits = 6;  // beyond the second
  const std::string fraction = number->fraction.substr(0, kDigits);
  return fmt::format("{}{}{} {}", number->whole, fraction.empty() ? "" : ".", fraction, unit);
}

}  // namespace outagedb
