#pragma once

#include <string>
#include <vector>

#include "output/markup.hpp"
#include "output/svg.hpp"
#include "report/figures.hpp"
#include "report/texts.hpp"

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
// Outages alone, small, to stand beside those of other platforms.
void draw_months_small(Canvas& canvas, const std::string& platform, const Figures& figures,
                       const Axes& axes);
void draw_outages(Canvas& canvas, const std::string& platform, const Figures& figures,
                  const Axes& axes);
void draw_gaps(Canvas& canvas, const std::string& platform, const Figures& figures,
               const Axes& axes);
void draw_hours(Canvas& canvas, const std::string& platform, const Hours& hours, const Axes& axes);
void draw_curve(Canvas& canvas, const std::string& platform, const Curve& curve);

}  // namespace outagedb
