#include "sql/statistics/survival_curve.hpp"

#include <algorithm>
#include <cmath>

namespace outagedb::sql {
namespace {

constexpr double kTolerance = 0x1p-26;  // as in R: the square root of a double's epsilon

}  // namespace

// An observation censored at a length was still at risk there.
SurvivalCurve::SurvivalCurve(const std::vector<Observation>& sorted) {
  double survival = 1;
  double variance = 0;
  for (std::size_t i = 0; i < sorted.size();) {
    const double at = sorted[i].first;
    const auto at_risk = static_cast<double>(sorted.size() - i);
    double ended = 0;
    for (; i < sorted.size() && sorted[i].first == at; ++i) ended += sorted[i].second ? 1 : 0;
    if (ended == 0) continue;
    survival *= 1 - ended / at_risk;
    variance += ended / (at_risk * (at_risk - ended));
    steps_.push_back({at, survival, variance});
  }
  if (!sorted.empty()) last_ = sorted.back().first;
}

std::optional<double> SurvivalCurve::value(const Step& step, double z) {
  if (z == 0) return step.survival;
  if (step.survival == 0) return std::nullopt;
  return std::min(1.0, step.survival * std::exp(z * std::sqrt(step.variance)));
}

std::optional<double> SurvivalCurve::survival(double t, double z) const {
  if (last_ < 0) return std::nullopt;
  const auto next = std::upper_bound(steps_.begin(), steps_.end(), t,
                                     [](double at, const Step& step) { return at < step.at; });
  const Step now = next == steps_.begin() ? Step{0, 1, 0} : *(next - 1);
  // S stays above 0 only if the last observation was censored, and its further course is unknown
  // then.
  if (t > last_ && now.survival > 0) return std::nullopt;
  return value(now, z);
}

std::vector<SurvivalCurve::Reach> SurvivalCurve::reaches(double z) const {
  std::vector<Reach> found{{0, 0}};
  for (const Step& step : steps_) {
    if (const auto survival = value(step, z)) found.push_back({step.at, 1 - *survival});
  }
  return found;
}

// The mean of where the curve reaches 1 - p and where it falls below, which is the middle of a
// segment at exactly 1 - p; such a segment at the curve's end lasts to the last observation. An
// upper limit may rise again: then, as in R, the point that comes nearest to 1 - p from below
// counts.
std::optional<double> SurvivalCurve::quantile(double p, double z) const {
  if (last_ < 0) return std::nullopt;
  if (p == 0) return 0.0;
  const auto points = reaches(z);
  const auto nearest = [&](double shift) {
    const Reach* best = nullptr;
    for (const Reach& point : points) {
      const bool reached = point.ended + shift >= p;
      if (reached && (best == nullptr || point.ended < best->ended)) best = &point;
    }
    return best;
  };
  const Reach* reached = nearest(kTolerance);
  const Reach* below = nearest(-kTolerance);
  if (reached == nullptr) return std::nullopt;
  if (below != nullptr) return (reached->at + below->at) / 2;
  const bool ends_known = z == 0 || steps_.back().survival > 0;
  if (!ends_known) return std::nullopt;
  return (reached->at + last_) / 2;
}

}  // namespace outagedb::sql
