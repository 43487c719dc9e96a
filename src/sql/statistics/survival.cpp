#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"
#include "sql/statistics/distributions.hpp"
#include "sql/statistics/sample.hpp"
#include "sql/statistics/survival_curve.hpp"

namespace outagedb::sql {
namespace {

// Which value of a Kaplan-Meier curve is wanted.
enum class Side { lower = -1, estimate = 0, upper = 1 };

Observation observation(const Arguments& arguments) {
  const double duration = arguments.number(0);
  if (duration < 0) throw Error(fmt::format("a duration must be 0 or more, not {}", duration));
  const double closed = arguments.number(1);
  if (closed != 0 && closed != 1) throw Error(fmt::format("closed must be 0 or 1, not {}", closed));
  return {duration, closed == 1};
}

double share_at(const Arguments& arguments, int at) {
  const double p = arguments.number(at);
  if (!(p >= 0 && p <= 1)) throw Error(fmt::format("p must be between 0 and 1, not {}", p));
  return p;
}

double standard_errors(Side side, double level) {
  return static_cast<int>(side) * normal_quantile((1 + level) / 2);
}

// f(duration, closed, x) for an estimate, f(duration, closed, x, level) for a limit; x is the same
// in all rows.
template <Side side>
class Lifetimes {
 public:
  void remove(const Arguments& arguments) {
    if (!arguments.any_null()) sample_.remove(observation(arguments));
  }

 protected:
  void add_observation(const Arguments& arguments, const char* name) {
    x_.set(arguments.number(2), name);
    if constexpr (side != Side::estimate) level_.set(level_at(arguments, 3), "the level");
    sample_.add(observation(arguments));
  }
  SurvivalCurve curve() { return SurvivalCurve(sample_.sorted()); }
  [[nodiscard]] double x() const { return x_.get(); }
  [[nodiscard]] double z() const {
    if constexpr (side == Side::estimate) return 0;
    return standard_errors(side, level_.get());
  }

 private:
  Sample<Observation> sample_;
  Repeated x_;
  Repeated level_;
};

Value value_of(const std::optional<double>& number) { return number ? Value{*number} : Value{}; }

template <Side side>
class KmQuantile : public Lifetimes<side> {
 public:
  void add(const Arguments& arguments) {
    if (arguments.any_null()) return;
    share_at(arguments, 2);
    this->add_observation(arguments, "p");
  }
  Value value() { return value_of(this->curve().quantile(this->x(), this->z())); }
};

template <Side side>
class KmSurvival : public Lifetimes<side> {
 public:
  void add(const Arguments& arguments) {
    if (!arguments.any_null()) this->add_observation(arguments, "t");
  }
  Value value() { return value_of(this->curve().survival(this->x(), this->z())); }
};

// The observations that several estimates share, sorted once: for each its length and whether it
// was closed, as two doubles of this machine. Functions within a query pass it on; it is not meant
// to be stored.
constexpr std::size_t kObservationBytes = 2 * sizeof(double);

Blob sample_of(const std::vector<Observation>& sorted) {
  Blob sample;
  sample.bytes.resize(sorted.size() * kObservationBytes);
  char* to = sample.bytes.data();
  for (const Observation& one : sorted) {
    const double pair[]{one.first, one.second ? 1.0 : 0.0};
    std::memcpy(to, pair, kObservationBytes);
    to += kObservationBytes;
  }
  return sample;
}

std::vector<Observation> observations_in(std::string_view sample) {
  if (sample.size() % kObservationBytes != 0)
    throw Error("the sample is not a result of km_sample()");
  std::vector<Observation> observations;
  observations.reserve(sample.size() / kObservationBytes);
  for (; !sample.empty(); sample.remove_prefix(kObservationBytes)) {
    double pair[2];
    std::memcpy(pair, sample.data(), kObservationBytes);
    observations.emplace_back(pair[0], pair[1] == 1);
  }
  return observations;
}

// km_sample(duration, closed)
class KmSample {
 public:
  void add(const Arguments& arguments) {
    if (!arguments.any_null()) sample_.add(observation(arguments));
  }
  void remove(const Arguments& arguments) {
    if (!arguments.any_null()) sample_.remove(observation(arguments));
  }
  Blob value() { return sample_of(sample_.sorted()); }

 private:
  Sample<Observation> sample_;
};

// km_merged(sample): the observations of all samples together.
class KmMerged {
 public:
  void add(const Arguments& arguments) {
    if (arguments.null(0)) return;
    for (const Observation& one : observations_in(arguments.bytes(0))) sample_.add(one);
  }
  void remove(const Arguments& arguments) {
    if (arguments.null(0)) return;
    for (const Observation& one : observations_in(arguments.bytes(0))) sample_.remove(one);
  }
  Blob value() { return sample_of(sample_.sorted()); }

 private:
  Sample<Observation> sample_;
};

// f(sample, x) for an estimate, f(sample, x, level) for a limit.
double z_of(Side side, const Arguments& arguments, int level) {
  return side == Side::estimate ? 0 : standard_errors(side, level_at(arguments, level));
}

template <Side side>
Value quantile_of(const Arguments& arguments) {
  const SurvivalCurve curve(observations_in(arguments.bytes(0)));
  return value_of(curve.quantile(share_at(arguments, 1), z_of(side, arguments, 2)));
}

template <Side side>
Value survival_of(const Arguments& arguments) {
  const SurvivalCurve curve(observations_in(arguments.bytes(0)));
  return value_of(curve.survival(arguments.number(1), z_of(side, arguments, 2)));
}

// f(sample, longer, t, level): for the observations that are longer than `longer`.
template <Side side>
Value later_of(const Arguments& arguments) {
  std::vector<Observation> observations = observations_in(arguments.bytes(0));
  const double longer = arguments.number(1);
  const auto first = std::find_if(observations.begin(), observations.end(),
                                  [&](const Observation& one) { return one.first > longer; });
  const SurvivalCurve curve({first, observations.end()});
  return value_of(curve.survival(arguments.number(2), z_of(side, arguments, 3)));
}

constexpr Scalar kFunctions[] = {{"km_quantile", 2, quantile_of<Side::estimate>},
                                 {"km_quantile_lower", 3, quantile_of<Side::lower>},
                                 {"km_quantile_upper", 3, quantile_of<Side::upper>},
                                 {"km_survival", 2, survival_of<Side::estimate>},
                                 {"km_survival_later_lower", 4, later_of<Side::lower>},
                                 {"km_survival_later_upper", 4, later_of<Side::upper>}};

}  // namespace

void register_survival_functions(sqlite3* db) {
  define_aggregate<KmQuantile<Side::estimate>>(db, "km_quantile", 3);
  define_aggregate<KmQuantile<Side::lower>>(db, "km_quantile_lower", 4);
  define_aggregate<KmQuantile<Side::upper>>(db, "km_quantile_upper", 4);
  define_aggregate<KmSurvival<Side::estimate>>(db, "km_survival", 3);
  define_aggregate<KmSurvival<Side::lower>>(db, "km_survival_lower", 4);
  define_aggregate<KmSurvival<Side::upper>>(db, "km_survival_upper", 4);
  define_aggregate<KmSample>(db, "km_sample", 2);
  define_aggregate<KmMerged>(db, "km_merged", 1);
  define_scalars(db, kFunctions);
}

}  // namespace outagedb::sql
