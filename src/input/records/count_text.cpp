#include "input/records/count_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "input/records/ascii_digits.hpp"
#include "input/records/fields.hpp"
#include "model/user_reports.hpp"

namespace outagedb {
namespace {

std::optional<std::int64_t> digits(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || text.front() == '-' || error != std::errc{} ||
      end != text.data() + text.size() || number > kMostReports) {
    return std::nullopt;
  }
  return number;
}

// "70000.0", as programs write a whole-number column with gaps. "25.000" may be 25 thousand.
std::string_view without_point_zero(std::string_view text) {
  const auto point = text.find('.');
  if (point == std::string_view::npos || point == 0) return text;
  const auto zeros = text.size() - point - 1;
  const bool thousands = zeros == 3 && point <= 3;
  const bool whole = text.find_first_not_of('0', point + 1) == std::string_view::npos;
  return zeros > 0 && whole && !thousands ? text.substr(0, point) : text;
}

// "7e4", "1.2E+06", as programs write large numbers; empty if not in this form or not whole.
std::optional<std::int64_t> exponential(std::string_view text) {
  constexpr auto kMost = static_cast<double>(kMostReports);
  const auto letter = text.find_first_of("eE");
  if (letter == 0 || letter == std::string_view::npos || text.front() < '0' || text.front() > '9')
    return std::nullopt;
  std::string plain(text);
  if (letter + 1 < plain.size() && plain[letter + 1] == '+') plain.erase(letter + 1, 1);
  double number = 0;
  const char* end = plain.data() + plain.size();
  const auto [stopped, error] = std::from_chars(plain.data(), end, number);
  if (error != std::errc{} || stopped != end || number < 0 || number > kMost) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(number);
  return static_cast<double>(whole) == number ? std::optional(whole) : std::nullopt;
}

// "25,800" without its commas; empty if they do not separate thousands.
std::optional<std::string> without_commas(std::string_view text) {
  if (text.find(',') == std::string_view::npos) return std::string(text);
  std::string plain;
  for (std::size_t from = 0;;) {
    const std::size_t end = std::min(text.find(',', from), text.size());
    const std::size_t length = end - from;
    if (from == 0 ? length < 1 || length > 3 : length != 3) return std::nullopt;
    plain += text.substr(from, length);
    if (end == text.size()) return plain;
    from = end + 1;
  }
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kRelations{{
    {">=", ">="},
    {"<=", "<="},
    {"≥", ">="},
    {"≤", "<="},
    {"≈", "~"},
    {">", ">="},
    {"<", "<="},
    {"~", "~"},
    {"=", "="},
}};

// For a text of digits only, but too many of them.
void refuse_too_many(std::string_view column, std::string_view text, std::string_view plain) {
  if (plain.empty() || plain.find_first_not_of("0123456789") != std::string_view::npos) return;
  throw RecordError(std::string(column) + ": '" + std::string(text) + "' is too large",
                    "at most a trillion (1000000000000) is accepted");
}

[[noreturn]] void no_count(std::string_view column, std::string_view text) {
  throw RecordError(
      std::string(column) + ": '" + std::string(text) + "' is not a number of reports",
      "write 25800, 25,800, >10000, <650 or ~24000, optionally with its time: 25800 at "
      "2025-05-24 08:51 ET");
}

}  // namespace

std::string_view relation_of(std::string_view text) noexcept {
  const auto found = std::find_if(kRelations.begin(), kRelations.end(),
                                  [&](const auto& known) { return known.first == text; });
  return found == kRelations.end() ? std::string_view{} : found->second;
}

CountText count_text(std::string_view column, std::string_view text) {
  constexpr std::string_view kAt = " at ";
  CountText stated;
  std::string_view rest = text;
  if (const auto at = rest.find(kAt); at != std::string_view::npos) {
    stated.at = trim(rest.substr(at + kAt.size()));
    if (stated.at.empty()) no_count(column, text);
    rest = trim(rest.substr(0, at));
  }
  for (const auto& [word, relation] : kRelations) {
    if (!rest.starts_with(word)) continue;
    stated.relation = relation;
    rest = trim(rest.substr(word.size()));
    break;
  }
  const std::string ascii = ascii_digits(rest);
  const auto plain = without_commas(without_point_zero(ascii));
  auto number = plain ? digits(*plain) : std::nullopt;
  if (!number) number = exponential(ascii);
  if (plain && !number) refuse_too_many(column, text, *plain);
  if (!number) no_count(column, text);
  stated.count = *number;
  return stated;
}

std::int64_t whole_number(std::string_view column, std::string_view text) {
  if (const auto number = digits(text)) return *number;
  const std::string ascii = ascii_digits(text);
  if (const auto number = digits(without_point_zero(ascii))) return *number;
  if (const auto number = exponential(ascii)) return *number;
  refuse_too_many(column, text, ascii);
  const std::string reason =
      std::string(column) + ": '" + std::string(text) + "' is not a whole number";
  if (ascii.starts_with("-") && digits(std::string_view(ascii).substr(1))) {
    throw RecordError(std::string(column) + ": '" + std::string(text) + "' is negative",
                      "the number of reports must be 0 or more; omit the row if it is unknown");
  }
  std::string commas = ascii;
  std::replace_if(
      commas.begin(), commas.end(), [](char c) { return c == '.' || c == ' ' || c == '\''; }, ',');
  const bool separators = without_commas(commas).value_or(commas) != commas;
  throw RecordError(reason, separators ? "write it without separators, such as 25800"
                                       : "write digits only, such as 25800");
}

}  // namespace outagedb
