#include <algorithm>
#include <utility>

#include "sql/define.hpp"
#include "sql/families.hpp"
#include "sql/statistics/sample.hpp"

namespace outagedb::sql {
namespace {

using Interval = std::pair<Instant, Instant>;  // [from, until)

// covered_seconds(from, until): the time that the intervals cover, each second once. A row with a
// NULL, or whose end is not after its start, covers nothing.
class CoveredSeconds {
 public:
  void add(const Arguments& arguments) {
    if (covers(arguments)) intervals_.add(interval(arguments));
  }
  void remove(const Arguments& arguments) {
    if (covers(arguments)) intervals_.remove(interval(arguments));
  }
  Value value() {
    Seconds covered = 0;
    std::optional<Instant> reached;
    for (const auto& [from, until] : intervals_.sorted()) {
      const Instant fresh = std::max(from, reached.value_or(from));
      if (until > fresh) covered += until - fresh;
      reached = std::max(until, reached.value_or(until));
    }
    return covered;
  }

 private:
  static Interval interval(const Arguments& arguments) {
    return {arguments.instant(0), arguments.instant(1)};
  }
  static bool covers(const Arguments& arguments) {
    if (arguments.any_null()) return false;
    const auto [from, until] = interval(arguments);
    return from < until;
  }

  Sample<Interval> intervals_;
};

}  // namespace

void register_interval_functions(sqlite3* db) {
  define_aggregate<CoveredSeconds>(db, "covered_seconds", 2);
}

}  // namespace outagedb::sql
