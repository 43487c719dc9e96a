#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "model/table.hpp"
#include "report/query_source.hpp"
#include "report/strips.hpp"
#include "time/zones/zone.hpp"

// The content of a report's pictures as plain data: all of it comes from canned queries, whose
// results are included.
namespace outagedb {

// A canned query, its arguments and its result.
struct Answer {
  QuerySource source;
  Table table;
};

struct MonthBar {
  Instant from = 0;
  // Empty if the month was not monitored and no outage is known, which is not the same as 0.
  std::optional<std::int64_t> outages_lo;
  std::optional<std::int64_t> outages;
  std::optional<std::int64_t> outages_hi;
  std::optional<std::int64_t> degradations;
  DurationBounds downtime;
  double observed_share = 0;  // 0 … 1

  // Not monitored, and nothing is known.
  [[nodiscard]] bool no_data() const {
    return observed_share == 0 && !outages && outages_hi.value_or(0) == 0 &&
           degradations.value_or(0) == 0 && downtime.min.value_or(0) == 0 &&
           downtime.max.value_or(0) == 0;
  }
};

// The duration of an outage, or of the quiet period after one.
struct Lasted {
  std::string outage;  // its id, or that of the preceding outage
  TimeBounds began;
  DurationBounds lasted;  // without max: at least this long
  bool here = false;      // began in the period of the report
  bool now = false;       // the quiet period that is still going on at its end
};

struct HourCell {
  std::int64_t starts = 0;
  Seconds observed = 0;
};

// Exact starts by weekday (Monday is 1, the first) and hour of one zone.
struct Hours {
  Zone zone = Zone::utc();
  std::array<std::array<HourCell, 24>, 7> cells{};
  std::int64_t starts = 0;
  std::int64_t left_out = 0;  // outages whose start is not exact or was not observed
};

struct ReportPoint {
  TimeBounds at;  // of a bucket: its start and end
  std::int64_t reports = 0;
  std::string relation;  // = >= <= ~
};

// User reports of one outage, as counted by one source.
struct Curve {
  std::string outage;
  bool degradation = false;
  TimeBounds started;
  TimeBounds ended;
  bool series = false;  // else numbers stated by sources
  std::vector<ReportPoint> points;
  std::optional<std::size_t> peak;  // index of the point
  std::optional<Seconds> decay;     // from the peak to a tenth of it
};

struct Figures {
  std::vector<Strips> strips;    // in each display zone and UTC
  MonthBar whole;                // the whole period
  std::vector<MonthBar> months;  // the twelve up to the end of the period
  std::vector<Lasted> outages;   // of the twelve months before the end
  std::vector<Lasted> gaps;      // the same; the last one may still be going on
  std::vector<Hours> hours;      // in each display zone and UTC, over the same twelve months
  std::vector<Curve> curves;     // of the outages with the most reports, largest first
  Answer timeline;
  Answer frequency;
  Answer past_outages;
  Answer past_gaps;
  std::vector<QuerySource> past_hours;  // parallel to hours
  std::vector<Answer> user_reports;     // parallel to curves
};

// The display zones, and UTC if it is not one of them.
[[nodiscard]] std::vector<Zone> zones_with_utc(const std::vector<Zone>& zones);

}  // namespace outagedb
