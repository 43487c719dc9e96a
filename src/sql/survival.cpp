#include <fmt/format.h>

#include <utility>
#include <vector>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"
#include "sql/sample.hpp"

// Kaplan-Meier: G. E. P. and P. Meier, "Nonparametric estimation from incomplete observations",
// JASA 53 (1958).
namespace outagedb::sql {
namespace {

using Observation =
    std::pair<double, bool>;  // its length, and whether its end was seen (else right-censored)

constexpr double kTolerance = 0x1p-26;  // R's too: the square root of a double's epsilon

struct Step {
  double at;
  double survival;  // S from here to the next step
};

// One step for each length at which an end was seen. What is censored at that length was still at
// risk there.
std::vector<Step> survival_curve(const std::vector<Observation>& sorted) {
  std::vector<Step> steps;
  double survival = 1;
  for (std::size_t i = 0; i < sorted.size();) {
    const double at = sorted[i].first;
    const auto at_risk = static_cast<double>(sorted.size() - i);
    double ended = 0;
    for (; i < sorted.size() && sorted[i].first == at; ++i) ended += sorted[i].second ? 1 : 0;
    if (ended == 0) continue;
    survival *= 1 - ended / at_risk;
    steps.push_back({at, survival});
  }
  return steps;
}

// quantile.survfit of R's survival package: the mean of where the curve reaches 1 - p and where it
// falls below, which is the middle of a stretch at exactly 1 - p; such a stretch at the curve's end
// lasts to the last observation.
Value quantile(const std::vector<Observation>& sorted, double p) {
  if (sorted.empty()) return {};
  if (p == 0) return 0.0;
  const Step* reached = nullptr;
  const std::vector<Step> steps = survival_curve(sorted);
  for (const Step& step : steps) {
    const double ended = 1 - step.survival;
    if (reached == nullptr && ended + kTolerance >= p) reached = &step;
    if (ended - kTolerance >= p) return (reached->at + step.at) / 2;
  }
  if (reached == nullptr) return {};
  return (reached->at + sorted.back().first) / 2;
}

Value survival_at(const std::vector<Observation>& sorted, double t) {
  if (sorted.empty()) return {};
  double survival = 1;
  for (const Step& step : survival_curve(sorted)) {
    if (step.at <= t) survival = step.survival;
  }
  // S stays above 0 only where the last observation was censored, and then nobody knows how it goes
  // on.
  if (t > sorted.back().first && survival > 0) return {};
  return survival;
}

class Lifetimes {
 public:
  void remove(const Arguments& arguments) {
    if (!arguments.any_null()) sample_.remove(observation(arguments));
  }

 protected:
  void add_observation(const Arguments& arguments) { sample_.add(observation(arguments)); }
  const std::vector<Observation>& sorted() { return sample_.sorted(); }

 private:
  static Observation observation(const Arguments& arguments) {
    const double duration = arguments.number(0);
    if (duration < 0) throw Error(fmt::format("a duration of {} is negative", duration));
    const double closed = arguments.number(1);
    if (closed != 0 && closed != 1)
      throw Error(fmt::format("closed must be 0 or 1, not {}", closed));
    return {duration, closed == 1};
  }

  Sample<Observation> sample_;
};

class KmQuantile : public Lifetimes {
 public:
  void add(const Arguments& arguments) {
    if (arguments.any_null()) return;
    const double p = arguments.number(2);
    if (!(p >= 0 && p <= 1)) throw Error(fmt::format("p must lie between 0 and 1, not be {}", p));
    p_.set(p, "p");
    add_observation(arguments);
  }
  Value value() { return quantile(sorted(), p_.get()); }

 private:
  Repeated p_;
};

class KmSurvival : public Lifetimes {
 public:
  void add(const Arguments& arguments) {
    if (arguments.any_null()) return;
    t_.set(arguments.number(2), "t");
    add_observation(arguments);
  }
  Value value() { return survival_at(sorted(), t_.get()); }

 private:
  Repeated t_;
};

}  // namespace

void register_survival_functions(sqlite3* db) {
  define_aggregate<KmQuantile>(db, "km_quantile", 3);
  define_aggregate<KmSurvival>(db, "km_survival", 3);
}

}  // namespace outagedb::sql
