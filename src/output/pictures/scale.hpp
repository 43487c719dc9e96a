#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

// Maps values to percent of a picture's width: from the left, or from the right if mirrored.
class XScale {
 public:
  // lo < hi; values beyond them are drawn at the edge.
  XScale(double lo, double hi, bool mirrored) : lo_(lo), hi_(hi), mirrored_(mirrored) {}

  [[nodiscard]] double at(double value) const;  // 0 … 100
  struct Span {
    double x;
    double width;
  };
  [[nodiscard]] Span between(double from, double until) const;

 private:
  double lo_;
  double hi_;
  bool mirrored_;
};

// The same for durations, on a logarithmic scale.
class DurationAcross {
 public:
  // 0 < shortest < longest
  DurationAcross(Seconds shortest, Seconds longest, bool mirrored);

  [[nodiscard]] double at(Seconds seconds) const;
  [[nodiscard]] XScale::Span upto(Seconds from, Seconds until) const;
  [[nodiscard]] const std::vector<Seconds>& ticks() const { return ticks_; }

 private:
  XScale across_;
  std::vector<Seconds> ticks_;
};

// Maps counts or seconds to pixels from a picture's top: upward from the foot of a panel.
class YScale {
 public:
  // ticks: from 0 to the largest value, which is at the panel's top.
  YScale(double foot, double height, std::vector<std::int64_t> ticks)
      : foot_(foot), height_(height), ticks_(std::move(ticks)) {}

  [[nodiscard]] double at(std::int64_t value) const {
    return foot_ - height_ * static_cast<double>(value) / static_cast<double>(ticks_.back());
  }
  [[nodiscard]] double top() const { return foot_ - height_; }
  [[nodiscard]] double height() const { return height_; }
  [[nodiscard]] const std::vector<std::int64_t>& ticks() const { return ticks_; }

 private:
  double foot_;
  double height_;
  std::vector<std::int64_t> ticks_;
};

// Round steps from 0 to the first that is not below `most`: at least two values and at most `steps`
// steps, where steps >= 2. The last one is the end of the axis.
[[nodiscard]] std::vector<std::int64_t> count_ticks(std::int64_t most, int steps);
// The same in seconds, by minutes, hours or days.
[[nodiscard]] std::vector<Seconds> duration_ticks(Seconds most, int steps);
// The shortest usual clock step that divides the time into at most `steps` parts.
[[nodiscard]] Seconds clock_step(Seconds whole, int steps);

}  // namespace outagedb
