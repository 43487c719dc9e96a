#include "report/messages/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace outagedb {
namespace {

constexpr double kSmallest =
    1e-4;  // below this, and from kLargest on, positional notation does not help readers
constexpr double kLargest = 1e15;

// 1234567.8 → 1,234,567.8
std::string grouped(std::string digits) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  std::size_t at = std::min(digits.find('.'), digits.size());
  for (; at > first + 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string without_trailing_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

}  // namespace

std::string people_count(std::int64_t value) { return grouped(fmt::format("{}", value)); }

std::string people_number(double value) {
  const double size = std::abs(value);
  if (value == 0) return "0";
  if (!(size >= kSmallest && size < kLargest)) return fmt::format("{:.3g}", value);
  const int decimals = std::max(0, 2 - static_cast<int>(std::floor(std::log10(size))));
  return grouped(without_trailing_zeros(fmt::format("{:.{}f}", value, decimals)));
}

// Nearly none is not none, and nearly all is not all: such a share gets more decimals, or is shown
// as a limit.
std::string people_share(double value) {
  const double percent = value * 100;
  if (percent > 0 && percent < 0.0005) return "<0.001 %";
  if (percent < 100 && percent >= 99.9995) return ">99.999 %";
  int decimals = 1;
  while (
      percent > 0 && percent < 100 &&
      (percent < 0.5 * std::pow(10, -decimals) || 100 - percent <= 0.5 * std::pow(10, -decimals)))
    ++decimals;
  return fmt::format("{:.{}f} %", percent, decimals);
}

}  // namespace outagedb
