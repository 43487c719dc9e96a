#include "output/pictures/scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace outagedb {
namespace {

constexpr Seconds kMinute = 60;
constexpr Seconds kHour = 3600;
constexpr Seconds kDay = 86400;
constexpr std::array kSteps{kMinute,    5 * kMinute, 15 * kMinute, 30 * kMinute, kHour,
                            2 * kHour,  3 * kHour,   6 * kHour,    12 * kHour,   kDay,
                            2 * kDay,   5 * kDay,    10 * kDay,    30 * kDay,    60 * kDay,
                            180 * kDay, 360 * kDay};
constexpr std::array kDecades{kMinute,  10 * kMinute, kHour,      6 * kHour,  kDay,
                              7 * kDay, 30 * kDay,    180 * kDay, 365 * kDay, 3650 * kDay};

double logarithm(Seconds seconds) {
  return std::log10(static_cast<double>(std::max<Seconds>(seconds, 1)));
}

// The last one is clamped to the largest integer.
std::vector<std::int64_t> multiples(std::int64_t step, std::int64_t most) {
  constexpr auto kLargest = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> ticks{0};
  do ticks.push_back(ticks.back() > kLargest - step ? kLargest : ticks.back() + step);
  while (ticks.back() < most);
  return ticks;
}

std::int64_t divided_up(std::int64_t value, std::int64_t by) {
  return value / by + (value % by > 0 ? 1 : 0);
}

}  // namespace

double XScale::at(double value) const {
  const double share = std::clamp((value - lo_) / (hi_ - lo_), 0.0, 1.0);
  return 100 * (mirrored_ ? 1 - share : share);
}

XScale::Span XScale::between(double from, double until) const {
  const double a = at(from);
  const double b = at(until);
  return {std::min(a, b), std::abs(b - a)};
}

DurationAcross::DurationAcross(Seconds shortest, Seconds longest, bool mirrored)
    : across_(logarithm(shortest), logarithm(longest), mirrored) {
  for (const Seconds tick : kDecades) {
    if (tick >= shortest && tick <= longest) ticks_.push_back(tick);
  }
}

double DurationAcross::at(Seconds seconds) const { return across_.at(logarithm(seconds)); }

XScale::Span DurationAcross::upto(Seconds from, Seconds until) const {
  return across_.between(logarithm(from), logarithm(until));
}

std::vector<std::int64_t> count_ticks(std::int64_t most, int steps) {
  const std::int64_t least = divided_up(most, steps);
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t factor : {1, 2, 5}) {
      if (factor * power >= least) return multiples(factor * power, most);
    }
  }
}

Seconds clock_step(Seconds whole, int steps) {
  for (const Seconds step : kSteps) {
    if (step * steps >= whole) return step;
  }
  return count_ticks(divided_up(whole, kSteps.back()), steps)[1] * kSteps.back();
}

std::vector<Seconds> duration_ticks(Seconds most, int steps) {
  return multiples(clock_step(most, steps), most);
}

}  // namespace outagedb
