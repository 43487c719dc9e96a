#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "time/format/format_time.hpp"

namespace outagedb {
namespace {

struct DurationUnit {
  std::uint64_t seconds;
  char letter;
};
constexpr std::array<DurationUnit, 4> kUnits = {{{86400, 'd'}, {3600, 'h'}, {60, 'm'}, {1, 's'}}};

std::uint64_t rounded_to(std::uint64_t step, std::uint64_t seconds, Rounding rounding) {
  const std::uint64_t added = rounding == Rounding::nearest ? step / 2
                              : rounding == Rounding::up    ? step - 1
                                                            : 0;
  return (seconds + added) / step * step;
}

std::vector<DurationPart> parts_of(std::uint64_t seconds, Rounding rounding) {
  std::size_t largest = 0;
  while (largest < 3 && seconds < kUnits[largest].seconds) ++largest;
  const std::uint64_t step = kUnits[largest == 3 ? 3 : largest + 1].seconds;
  const std::uint64_t rounded = rounded_to(step, seconds, rounding);
  // 23 h 59 m 40 s rounds into the next larger unit.
  if (largest > 0 && rounded >= kUnits[largest - 1].seconds) return parts_of(rounded, rounding);
  const auto unit = kUnits[largest];
  std::vector<DurationPart> parts{{rounded / unit.seconds, unit.letter}};
  if (const std::uint64_t rest = rounded % unit.seconds; rest != 0)
    parts.push_back({rest / step, kUnits[largest + 1].letter});
  return parts;
}

}  // namespace

std::vector<DurationPart> duration_parts(Seconds seconds, Rounding rounding) {
  const auto bits = static_cast<std::uint64_t>(seconds);
  return parts_of(seconds < 0 ? 0 - bits : bits, rounding);
}

std::string format_duration(Seconds seconds, Rounding rounding) {
  const auto parts = duration_parts(seconds, rounding);
  std::string text = seconds < 0 ? "-" : "";
  text += fmt::format("{}{}", parts[0].number, parts[0].unit);
  if (parts.size() > 1) text += fmt::format(" {}{}", parts[1].number, parts[1].unit);
  return text;
}

std::string format_duration(const DurationBounds& bounds) {
  if (bounds.min.value_or(0) == 0 && !bounds.max) return "?";
  if (!bounds.max) return ">=" + format_duration(*bounds.min, Rounding::down);
  if (!bounds.min) return "<=" + format_duration(*bounds.max, Rounding::up);
  std::string nearest = format_duration(*bounds.min);
  if (nearest == format_duration(*bounds.max)) return nearest;
  return fmt::format("{}..{}", format_duration(*bounds.min, Rounding::down),
                     format_duration(*bounds.max, Rounding::up));
}

}  // namespace outagedb
