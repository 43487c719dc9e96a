#include <fmt/format.h>

#include <optional>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/distributions.hpp"
#include "sql/families.hpp"
#include "sql/sample.hpp"
#include "sql/survival_curve.hpp"

namespace outagedb::sql {
namespace {

// What of a Kaplan-Meier curve is asked for.
enum class Side { lower = -1, estimate = 0, upper = 1 };

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
    return static_cast<int>(side) * normal_quantile((1 + level_.get()) / 2);
  }

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
  Repeated x_;
  Repeated level_;
};

Value value_of(const std::optional<double>& number) { return number ? Value{*number} : Value{}; }

template <Side side>
class KmQuantile : public Lifetimes<side> {
 public:
  void add(const Arguments& arguments) {
    if (arguments.any_null()) return;
    const double p = arguments.number(2);
    if (!(p >= 0 && p <= 1)) throw Error(fmt::format("p must lie between 0 and 1, not be {}", p));
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

}  // namespace

void register_survival_functions(sqlite3* db) {
  define_aggregate<KmQuantile<Side::estimate>>(db, "km_quantile", 3);
  define_aggregate<KmQuantile<Side::lower>>(db, "km_quantile_lower", 4);
  define_aggregate<KmQuantile<Side::upper>>(db, "km_quantile_upper", 4);
  define_aggregate<KmSurvival<Side::estimate>>(db, "km_survival", 3);
  define_aggregate<KmSurvival<Side::lower>>(db, "km_survival_lower", 4);
  define_aggregate<KmSurvival<Side::upper>>(db, "km_survival_upper", 4);
}

}  // namespace outagedb::sql
