#pragma once

#include <optional>
#include <string>
#include <vector>

#include "input/format.hpp"
#include "input/records/fields.hpp"
#include "input/records/row_times.hpp"

namespace outagedb {

inline constexpr std::string_view kDowndetector = "Downdetector";
// The counts on pages that it makes because of an event are a series apart: nobody watched with
// them.
inline constexpr std::string_view kDowndetectorEvents = "Downdetector event pages";

// What a page says of itself; empty where it does not.
struct DowndetectorPage {
  std::string key, platform, region, title, url;
  std::string reasons;  // what people say does not work: "Log-in 50%; Website 25%"
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

// From the page's members, else the name of its file or address, such as
// 299284-problems-at-google-cloud. Throws RecordError where neither they nor the options name the
// platform.
[[nodiscard]] DowndetectorPage downdetector_page(const Fields& members, const ReadOptions& options);

// The event that a page with a chart is about. The chart must not be empty.
[[nodiscard]] Incident downdetector_event(const DowndetectorPage& page,
                                          const DowndetectorChart& chart);

// An incident or event of the API. Throws RecordError.
[[nodiscard]] Incident downdetector_incident(const Fields& fields, std::string_view platform,
                                             const RowTimes& times);

}  // namespace outagedb
