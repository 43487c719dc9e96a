#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "report/strips.hpp"
#include "time/zones/zone.hpp"

// The content of a report's pictures as plain data: all of it comes from canned queries.
namespace outagedb {

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
  std::string title;  // of the outage, as in the list
  std::string outage;
  bool degradation = false;
  TimeBounds started;
  TimeBounds ended;
  bool series = false;  // else numbers stated by sources
  std::vector<ReportPoint> points;
  std::optional<std::size_t> peak;  // index of the point
  std::optional<Seconds> decay;     // from the peak to a tenth of it
};

// In the first time zone of the report.
struct Figures {
  bool over = true;                     // the period had ended when the report was made
  Strips strips;                        // when the platform was down, without what is vague
  std::vector<MarkedStretch> vague;     // some time in these days, within the period; no overlaps
  std::vector<DurationBounds> lengths;  // of outages that began in the period, the shortest first
  Hours hours;                          // of the twelve months up to the end of the period
  std::vector<Curve> curves;            // of the outages with the most reports, largest first
};

// The display zones, and UTC if it is not one of them.
[[nodiscard]] std::vector<Zone> zones_with_utc(const std::vector<Zone>& zones);

}  // namespace outagedb
