#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/sql.hpp"
#include "sql/families.hpp"
#include "sql/table_function.hpp"
#include "time/calendar/calendar.hpp"
#include "time/calendar/week_hours.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb::sql {
namespace {

// The bound of an imprecise time may lie further ahead than the zone's offsets are known; its
// period is in UTC then.
Value label_of(Instant at, Period period, const Zone& zone) {
  return period_label(at, period, telling_zone(zone, at));
}

template <Period period>
Value label(const Arguments& arguments) {
  return label_of(arguments.instant(0), period, arguments.zone(1));
}

// The same with the period as an argument, for queries that let the user choose it; a Saudi week
// has no text that tz_start could parse, so the start and end of the period around `at` have
// functions too.
Value label_by(const Arguments& arguments) {
  return label_of(arguments.instant(0), period_named(arguments.text(1)), arguments.zone(2));
}

Value start_by(const Arguments& arguments) {
  return period_start(arguments.instant(0), period_named(arguments.text(1)), arguments.zone(2));
}

Value next_by(const Arguments& arguments) {
  return period_next(arguments.instant(0), period_named(arguments.text(1)), arguments.zone(2));
}

// The grammar of stated times has no quarters, which period_label writes: 2025-Q2 is from 2025-04
// to 2025-06.
std::string month_of(std::string_view text, int month_of_quarter) {
  const bool quarter =
      text.size() == 7 && text.substr(4, 2) == "-Q" && text[6] >= '1' && text[6] <= '4';
  if (!quarter) return std::string(text);
  return fmt::format("{}-{:02}", text.substr(0, 4), (text[6] - '1') * 3 + month_of_quarter);
}

Value start(const Arguments& arguments) {
  return window_from(month_of(arguments.text(0), 1), arguments.rules(1));
}

Value next(const Arguments& arguments) {
  return window_until(month_of(arguments.text(0), 3), arguments.rules(1));
}

// {"1 00": seconds, …}: how much of [from, until) falls on each weekday (1 Monday) and hour of the
// zone's local time, for json_each(); hours that do not occur are omitted. An SQL query would need
// one row per hour.
Value hours_of_week(const Arguments& arguments) {
  const WeekHours hours = week_hours(arguments.instant(0), arguments.instant(1), arguments.zone(2));
  std::string json = "{";
  for (std::size_t day = 0; day < hours.size(); ++day) {
    for (std::size_t hour = 0; hour < hours[day].size(); ++hour) {
      if (hours[day][hour] == 0) continue;
      json += fmt::format("{}\"{} {:02}\":{}", json.size() == 1 ? "" : ",", day + 1, hour,
                          hours[day][hour]);
    }
  }
  return json + "}";
}

constexpr Scalar kFunctions[] = {
    {"tz_day", 2, label<Period::day>},
    {"tz_week", 2, label<Period::week>},
    {"tz_month", 2, label<Period::month>},
    {"tz_quarter", 2, label<Period::quarter>},
    {"tz_year", 2, label<Period::year>},
    {"tz_period", 3, label_by},
    {"tz_period_start", 3, start_by},
    {"tz_period_next", 3, next_by},
    {"tz_start", 2, start},
    {"tz_next", 2, next},
    {"tz_hours_of_week", 3, hours_of_week},
};

// periods(from, until, by, tz): the periods of a zone that overlap [from, until), each in full; by
// 'all' gives that interval as the only one. A bound that is NULL gives none.
class Periods {
 public:
  static const std::string& declaration() { return named_sql("periods.declaration"); }
  static constexpr int kColumns = 3;
  static constexpr int kArguments = 4;

  explicit Periods(const Arguments& arguments) : zone_(arguments.zone(3)) {
    if (arguments.null(0) || arguments.null(1)) return;
    from_ = until_ = arguments.instant(0);
    last_ = arguments.instant(1);
    if (arguments.text(2) != "all") by_ = period_named(arguments.text(2));
  }

  bool next() {
    if (until_ >= last_) return false;
    from_ = by_ && !begun_ ? period_start(until_, *by_, zone_) : until_;
    until_ = by_ ? period_next(until_, *by_, zone_) : last_;
    begun_ = true;
    return true;
  }

  [[nodiscard]] Value column(int n) const {
    if (n > 0) return n == 1 ? from_ : until_;
    return by_ ? label_of(from_, *by_, zone_) : Value{std::string("all")};
  }

 private:
  Zone zone_;
  std::optional<Period> by_;
  Instant from_ = 0;
  Instant until_ = 0;
  Instant last_ = 0;
  bool begun_ = false;
};

}  // namespace

void register_period_functions(sqlite3* db) {
  define_scalars(db, kFunctions);
  define_table_function<Periods>(db, "periods");
}

}  // namespace outagedb::sql
