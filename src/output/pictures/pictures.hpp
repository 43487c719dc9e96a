#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "output/html/markup.hpp"
#include "output/pictures/svg.hpp"
#include "report/figures.hpp"
#include "report/messages/texts.hpp"
#include "report/page.hpp"
#include "report/report.hpp"

// The pictures of a report, one file each. In all of them solid is certain, pale with an outline is
// possible, hatched was not monitored, and colour is never the only distinction: outages are wide,
// degradations narrow. Positions are percentages from the start edge, so that a page from right to
// left mirrors them.
namespace outagedb {

// Where pictures are drawn, and what they share.
struct Canvas {
  Markup& page;
  const Texts& texts;
  const std::vector<Zone>& zones;  // those of the report; pictures are in the first
  std::size_t requested_zones = 1;
  int drawn = 0;  // number of SVG pictures so far, for their ids

  [[nodiscard]] bool mirrored() const { return texts.right_to_left(); }
  [[nodiscard]] std::string next_id() { return "p" + std::to_string(++drawn); }
  [[nodiscard]] const Zone& zone() const { return zones.front(); }
  [[nodiscard]] std::string zone_name() const { return texts.value("zone", zone().label()); }
};

// When it was down: a column for each day of a month or a week, a row for each month of a longer
// period. downtime: of each month of the year up to the end of the period.
void draw_calendar(Canvas& canvas, const Figures& figures, const std::vector<MonthRow>& months);
// The outages of each month.
void draw_months(Canvas& canvas, const std::vector<MonthRow>& months);
// The same in the width of a word, for tables; most: the number at the top.
void draw_spark(Canvas& canvas, const std::vector<MonthRow>& months, std::int64_t most);
// How long the outages lasted, on a logarithmic scale.
void draw_lengths(Canvas& canvas, const std::vector<DurationBounds>& lengths);
// Bars with their labels and values; share: of the full width, 0 … 1.
struct Bar {
  std::string label;
  double share = 0;
  std::string value;
};
void draw_bars(Canvas& canvas, const std::vector<Bar>& bars);
// Exact starts by weekday and hour.
void draw_hours(Canvas& canvas, const Hours& hours);
// User reports of one outage.
void draw_curve(Canvas& canvas, const Curve& curve);

// A list of marks and what they mean: pairs of a class and the key of a text.
void write_key(Canvas& canvas, const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace outagedb
