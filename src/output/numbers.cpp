#include "output/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace outagedb {
namespace {

constexpr double kSmallest =
    1e-4;  // below, and from kLargest on, digits before and after the point are no help
constexpr double kLargest = 1e15;
constexpr int kMostShareDecimals = 6;

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

std::string people_share(double value) {
  const double percent = value * 100;
  std::string digits;
  for (int decimals = 1; decimals <= kMostShareDecimals; ++decimals) {
    digits = fmt::format("{:.{}f}", percent, decimals);
    const bool shows_none = digits.find_first_of("123456789") == std::string::npos;
    const bool shows_all =
        digits.starts_with("100.") && digits.find_first_not_of('0', 4) == std::string::npos;
    if ((!shows_none || percent == 0) && (!shows_all || percent == 100)) break;
  }
  return digits + " %";
}

}  // namespace outagedb
