#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "output/html/markup.hpp"
#include "output/pictures/svg.hpp"
#include "report/figures.hpp"
#include "report/messages/texts.hpp"

// The pictures of a report, one file each. In all of them, certain periods are solid, periods
// between bounds are faded, and an arrow means that no source states an end; color is never the
// only distinction.
namespace outagedb {

// Where pictures are drawn, and the settings that they share.
struct Canvas {
  Markup& page;
  const Texts& texts;
  std::vector<Zone> zones;  // the display zones
  int drawn = 0;            // number of pictures so far, for their ids

  [[nodiscard]] bool mirrored() const { return texts.right_to_left(); }
  [[nodiscard]] std::string next_id() { return "p" + std::to_string(++drawn); }
  [[nodiscard]] const Zone& zone() const { return zones.front(); }
};

// The axes shared by all platforms of a report, so that their pictures can be compared.
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
// Only the numbers of outages and degradations, small, for a side-by-side view of platforms.
void draw_months_small(Canvas& canvas, const std::string& platform, const Figures& figures,
                       const Axes& axes);
void draw_outages(Canvas& canvas, const std::string& platform, const Figures& figures,
                  const Axes& axes);
void draw_gaps(Canvas& canvas, const std::string& platform, const Figures& figures,
               const Axes& axes);
void draw_hours(Canvas& canvas, const std::string& platform, const Hours& hours, const Axes& axes);
void draw_curve(Canvas& canvas, const std::string& platform, const Curve& curve);

// Draws a line across the whole width at each tick, with its value at x, where the axis begins.
void draw_ticks(Svg& svg, double x, const YScale& axis,
                const std::function<std::string(std::int64_t)>& value);
// The class of the elements that represent a mark.
[[nodiscard]] std::string_view kind_of(Mark mark);
// "3 to 5" if the number of a month's outages is uncertain; else empty.
[[nodiscard]] std::string limits_of(const MonthBar& month, const Texts& texts);
// The title of a picture of user reports, and how to read it.
[[nodiscard]] std::string curve_title(const Canvas& canvas, const std::string& platform,
                                      const Curve& curve);
[[nodiscard]] std::string curve_how(const Curve& curve, const Texts& texts);

}  // namespace outagedb
