#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace outagedb::sql {

// Its length, and whether its end was observed (else right-censored).
using Observation = std::pair<double, bool>;

// The Kaplan-Meier estimate S of the share that lasts longer than t, with its limits. Kaplan and
// Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958); the variance of
// log S is M. Greenwood's, "The natural duration of cancer" (1926). In all functions z selects the
// curve: 0 is the estimate, another value the limit z standard errors away on the scale of log S,
// at most 1, as in R's survfit(conf.type = "log").
class SurvivalCurve {
 public:
  explicit SurvivalCurve(const std::vector<Observation>& sorted);

  // Empty beyond the last observation, and for a limit if nothing is left.
  [[nodiscard]] std::optional<double> survival(double t, double z) const;

  // Where the curve falls to 1 - p, as R's quantile.survfit; empty if it never does.
  [[nodiscard]] std::optional<double> quantile(double p, double z) const;

 private:
  struct Step {
    double at;
    double survival;  // S from here to the next step
    double variance;  // of log S
  };
  struct Reach {
    double at;
    double ended;  // 1 - S or one of its limits
  };

  static std::optional<double> value(const Step& step, double z);
  [[nodiscard]] std::vector<Reach> reaches(double z) const;

  std::vector<Step> steps_;  // one for each length with an observed end
  double last_ = -1;         // the longest observation
};

}  // namespace outagedb::sql
