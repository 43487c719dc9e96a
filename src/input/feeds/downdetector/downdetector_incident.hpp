#pragma once

#include <optional>
#include <string>
#include <vector>

#include "input/format.hpp"
#include "input/records/fields.hpp"
#include "input/records/row_times.hpp"

namespace outagedb {

inline constexpr std::string_view kDowndetector = "Downdetector";
// Counts from pages that Downdetector creates for an event form a separate series, as they are not
// continuous monitoring.
inline constexpr std::string_view kDowndetectorEvents = "Downdetector event pages";

// What a page states about itself; members are empty if not stated.
struct DowndetectorPage {
  std::string key, platform, region, title, url;
  std::string reasons;  // what users report as broken: "Log-in 50%; Website 25%"
};

struct DowndetectorChart {
  struct Point {
    Instant at = 0;  // first instant of the bucket
    std::int64_t count = 0;
  };
  std::vector<Point> points;
  std::optional<Seconds> bucket;

  [[nodiscard]] bool empty() const noexcept { return points.empty(); }
};

// Read from the page's members, else from the name of its file or address, such as
// 299284-problems-at-google-cloud. Throws RecordError if neither they nor the options name the
// platform.
[[nodiscard]] DowndetectorPage downdetector_page(const Fields& members, const ReadOptions& options);

// The event that a page with a chart is about. The chart must not be empty.
[[nodiscard]] Incident downdetector_event(const DowndetectorPage& page,
                                          const DowndetectorChart& chart);

// Reads an incident or event of the API. Throws RecordError if it cannot be read.
[[nodiscard]] Incident downdetector_incident(const Fields& fields, std::string_view platform,
                                             const RowTimes& times);

}  // namespace outagedb
