#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "output/html/markup.hpp"
#include "output/pictures/svg.hpp"
#include "report/figures.hpp"
#include "report/messages/texts.hpp"

// The pictures of a report, one file each. What is certain is drawn solid, what lies between bounds
// faded, and an arrow says that no source states an end: the same in every picture, and never told
// by colour alone.
namespace outagedb {

// Where pictures are drawn, and what they have in common.
struct Canvas {
  Markup& page;
  const Texts& texts;
  std::vector<Zone> zones;  // the display zones
  int drawn = 0;            // how many pictures, for their ids

  [[nodiscard]] bool mirrored() const { return texts.right_to_left(); }
  [[nodiscard]] std::string next_id() { return "p" + std::to_string(++drawn); }
  [[nodiscard]] const Zone& zone() const { return zones.front(); }
};

// The axes of all platforms of a report, so that their pictures can be compared.
struct Axes {
  std::int64_t most_outages = 1;
  Seconds most_downtime = 3600;
  Seconds longest_outage = 3600;
  Seconds longest_gap = 86400;
  std::int64_t most_starts = 1;

  void reach(const Figures& figures);
};

void draw_strips(Canvas& canvas, const std::string& platform, const Strips& strips);
void draw_months(Canvas& canvas, const std::string& platform, const Figures& figures,
                 const Axes& axes);
// How many outages and degradations alone, small, to stand beside those of other platforms.
void draw_months_small(Canvas& canvas, const std::string& platform, const Figures& figures,
                       const Axes& axes);
void draw_outages(Canvas& canvas, const std::string& platform, const Figures& figures,
                  const Axes& axes);
void draw_gaps(Canvas& canvas, const std::string& platform, const Figures& figures,
               const Axes& axes);
void draw_hours(Canvas& canvas, const std::string& platform, const Hours& hours, const Axes& axes);
void draw_curve(Canvas& canvas, const std::string& platform, const Curve& curve);

// A line at each tick over the whole width, with its value at x, where the axis begins.
void draw_ticks(Svg& svg, double x, const YScale& axis,
                const std::function<std::string(std::int64_t)>& value);
// The class of what is drawn of a mark.
[[nodiscard]] std::string_view kind_of(Mark mark);
// "3 to 5" where the number of a month's outages is not certain; else empty.
[[nodiscard]] std::string limits_of(const MonthBar& month, const Texts& texts);
// What stands above a picture of user reports, and how it is to be read.
[[nodiscard]] std::string curve_title(const Canvas& canvas, const std::string& platform,
                                      const Curve& curve);
[[nodiscard]] std::string curve_how(const Curve& curve, const Texts& texts);

}  // namespace outagedb
