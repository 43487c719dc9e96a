#include <chrono>

#include "time/grammar/parse.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

constexpr int kBad = -20'000;  // so negative that sums with it stay out of every range

constexpr std::size_t kShortest = 20;  // 2025-05-24T08:51:00Z

constexpr int digit(char c) noexcept { return c >= '0' && c <= '9' ? c - '0' : kBad; }

constexpr int two_digits(std::string_view text, std::size_t at) noexcept {
  return digit(text[at]) * 10 + digit(text[at + 1]);
}

constexpr bool in_range(int value, int low, int high) noexcept {
  return value >= low && value <= high;
}

// What follows the seconds: a fraction, then Z or ±hh:mm. Empty if it is anything else.
std::optional<Seconds> offset_of(std::string_view rest) noexcept {
  if (rest.starts_with('.')) {
    std::size_t end = 1;
    while (end < rest.size() && digit(rest[end]) >= 0) ++end;
    if (end == 1) return std::nullopt;
    rest.remove_prefix(end);
  }
  if (rest == "Z" || rest == "z") return 0;
  if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') return std::nullopt;
  const int hours = two_digits(rest, 1);
  const int minutes = two_digits(rest, 4);
  const Seconds offset = hours * 3600 + minutes * 60;
  if (hours < 0 || !in_range(minutes, 0, 59) || offset > kWidestOffset) return std::nullopt;
  return rest[0] == '-' ? -offset : offset;
}

}  // namespace

std::optional<Instant> parse_rfc3339(std::string_view text) noexcept {
  namespace chrono = std::chrono;
  if (text.size() < kShortest || text[4] != '-' || text[7] != '-' || text[13] != ':' ||
      text[16] != ':') {
    return std::nullopt;
  }
  if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return std::nullopt;
  const int year = two_digits(text, 0) * 100 + two_digits(text, 2);
  const int month = two_digits(text, 5);
  const int day = two_digits(text, 8);
  const int hour = two_digits(text, 11);
  const int minute = two_digits(text, 14);
  const int second = two_digits(text, 17);
  const bool possible = in_range(year, kFirstYear, kLastYear) && in_range(month, 1, 12) &&
                        in_range(day, 1, 31) && in_range(hour, 0, 23) && in_range(minute, 0, 59) &&
                        in_range(second, 0, 59);
  if (!possible) return std::nullopt;
  const chrono::year_month_day date{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                    chrono::day{static_cast<unsigned>(day)}};
  const auto offset = offset_of(text.substr(19));
  if (!date.ok() || !offset) return std::nullopt;
  const Instant days = chrono::sys_days{date}.time_since_epoch().count();
  const Instant at = days * 86400 + hour * Instant{3600} + minute * Instant{60} + second - *offset;
  return at < kFirstInstant || at > kLastInstant ? std::nullopt : std::optional(at);
}

}  // namespace outagedb
