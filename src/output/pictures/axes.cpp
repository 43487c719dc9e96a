#include <algorithm>

#include "output/pictures/pictures.hpp"

namespace outagedb {
namespace {

void reach_lasted(const std::vector<Lasted>& all, Seconds& longest) {
  for (const Lasted& one : all)
    longest = std::max({longest, one.lasted.min.value_or(0), one.lasted.max.value_or(0)});
}

}  // namespace

void Axes::reach(const Figures& figures) {
  for (const MonthBar& month : figures.months) {
    most_outages =
        std::max({most_outages, month.outages_hi.value_or(0), month.degradations.value_or(0)});
    most_downtime =
        std::max({most_downtime, month.downtime.min.value_or(0), month.downtime.max.value_or(0)});
  }
  reach_lasted(figures.outages, longest_outage);
  reach_lasted(figures.gaps, longest_gap);
  for (const Hours& hours : figures.hours) {
    for (const auto& day : hours.cells) {
      for (const HourCell& cell : day) most_starts = std::max(most_starts, cell.starts);
    }
  }
}

void draw_ticks(Svg& svg, double x, const YScale& axis,
                const std::function<std::string(std::int64_t)>& value) {
  for (const std::int64_t tick : axis.ticks()) {
    svg.line(0, axis.at(tick), 100, axis.at(tick), tick == 0 ? "axis" : "grid");
    svg.text(x, axis.at(tick) + 4, value(tick), "tick end", -6);
  }
}

}  // namespace outagedb
