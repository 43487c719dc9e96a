#include <cmath>
#include <optional>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb::sql {
namespace {

constexpr double kLongestDuration = 1e15;  // seconds; thirty million years

Value local(const Arguments& arguments) {
  return format_local(arguments.instant(0), arguments.zone(1));
}

Value pattern(const Arguments& arguments) {
  return format_pattern(arguments.instant(0), arguments.zone(1), arguments.text(2));
}

Value offset(const Arguments& arguments) {
  return arguments.zone(1).offset_at(arguments.instant(0));
}

TimeBounds bounds_of(const Arguments& arguments) {
  return parse_time(arguments.text(0), arguments.rules(1)).bounds;
}

Value value_of(const std::optional<Instant>& bound) { return bound ? Value{*bound} : Value{}; }

Value parse_min(const Arguments& arguments) { return value_of(bounds_of(arguments).min); }
Value parse_max(const Arguments& arguments) { return value_of(bounds_of(arguments).max); }

Value duration(const Arguments& arguments) {
  const double seconds = std::round(arguments.number(0));
  if (!(std::abs(seconds) <= kLongestDuration)) throw Error("the duration is too long");
  return format_duration(static_cast<Seconds>(seconds));
}

constexpr Scalar kFunctions[] = {
    {"tz_local", 2, local},         {"tz_format", 3, pattern},      {"tz_offset", 2, offset},
    {"tz_parse_min", 2, parse_min}, {"tz_parse_max", 2, parse_max}, {"duration_text", 1, duration},
};

}  // namespace

void register_time_functions(sqlite3* db) { define_scalars(db, kFunctions); }

}  // namespace outagedb::sql
