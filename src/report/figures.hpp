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

// What the pictures of a report show, as plain data: all of it comes from canned queries, whose
// answers stand beside it.
namespace outagedb {

// A canned query, what it was asked and what it answered.
struct Answer {
  QuerySource source;
  Table table;
};

struct MonthBar {
  Instant from = 0;
  // Without a value where nobody watched and none is known: that is not none.
  std::optional<std::int64_t> outages_lo;
  std::optional<std::int64_t> outages;
  std::optional<std::int64_t> outages_hi;
  std::optional<std::int64_t> degradations;
  DurationBounds downtime;
  double observed_share = 0;  // 0 … 1

  // Nobody watched and nothing is known.
  [[nodiscard]] bool no_data() const {
    return observed_share == 0 && !outages && outages_hi.value_or(0) == 0 &&
           degradations.value_or(0) == 0 && downtime.min.value_or(0) == 0 &&
           downtime.max.value_or(0) == 0;
  }
};

// Something that lasted: an outage, or the quiet after one.
struct Lasted {
  std::string outage;  // its id, or that of the outage before
  TimeBounds began;
  DurationBounds lasted;  // without max: at least so long
  bool here = false;      // began in the period that is reported on
  bool now = false;       // the quiet that goes on at its end
};

struct HourCell {
  std::int64_t starts = 0;
  Seconds observed = 0;
};

// Exact starts by weekday (1 Monday is the first) and hour of one zone.
struct Hours {
  Zone zone = Zone::utc();
  std::array<std::array<HourCell, 24>, 7> cells{};
  std::int64_t starts = 0;
  std::int64_t left_out = 0;  // outages whose start is not exact or was not observed
};

struct ReportPoint {
  TimeBounds at;  // of a bucket: its ends
  std::int64_t reports = 0;
  std::string relation;  // = >= <= ~
};

// User reports of one outage, as one source counts them.
struct Curve {
  std::string outage;
  bool degradation = false;
  TimeBounds started;
  TimeBounds ended;
  bool series = false;  // else numbers that sources state
  std::vector<ReportPoint> points;
  std::optional<std::size_t> peak;  // which of the points
  std::optional<Seconds> decay;     // from the peak to a tenth of it
};

struct Figures {
  std::vector<Strips> strips;    // of each display zone and UTC
  MonthBar whole;                // the period
  std::vector<MonthBar> months;  // the twelve up to the end of the period
  std::vector<Lasted> outages;   // of the twelve months before the end
  std::vector<Lasted> gaps;      // the same, the last one may still go on
  std::vector<Hours> hours;      // of each display zone and UTC, over the same twelve months
  std::vector<Curve> curves;     // of the outages with most reports, the largest first
  Answer timeline;
  Answer frequency;
  Answer past_outages;
  Answer past_gaps;
  std::vector<QuerySource> past_hours;  // as hours
  std::vector<Answer> user_reports;     // as curves
};

// The display zones, and UTC where it is none of them.
[[nodiscard]] std::vector<Zone> zones_with_utc(const std::vector<Zone>& zones);

}  // namespace outagedb
