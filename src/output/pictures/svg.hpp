#pragma once

#include <string>
#include <string_view>

#include "output/html/markup.hpp"
#include "output/pictures/scale.hpp"

namespace outagedb {

// One picture in a page, as wide as the page allows. Horizontal positions are in percent of that
// width and vertical ones in pixels, so that letters and lines are as large on a phone as in print.
// The style sheet sets the fill by class.
class Svg {
 public:
  struct Frame {
    std::string kind;  // class of the picture
    int height;        // pixels
    std::string title;
    std::string description;
    bool mirrored = false;  // time and numbers run from right to left
  };
  // id: of the picture, unique in the page.
  Svg(Markup& page, const Frame& frame, const std::string& id);
  ~Svg();
  Svg(const Svg&) = delete;
  Svg& operator=(const Svg&) = delete;

  [[nodiscard]] bool mirrored() const { return mirrored_; }
  [[nodiscard]] XScale across(double lo, double hi) const { return {lo, hi, mirrored_}; }

  // tip: shown under the pointer; empty: none.
  void bar(XScale::Span span, double y, double height, std::string_view kind,
           const std::string& tip = {});
  void line(double x1, double y1, double x2, double y2, std::string_view kind);
  void dot(double x, double y, std::string_view kind, const std::string& tip);
  // An arrow head at x that points along the axis (or up).
  enum class Towards { on, up };
  void arrow(double x, double y, Towards towards, std::string_view kind);
  // kind: start, mid or end says which end of the text is at x; shift: pixels along the axis.
  void text(double x, double y, std::string_view line, std::string_view kind, double shift = 0);
  // points: x in percent and y in pixels, joined by lines, over the picture's height.
  struct Point {
    double x;
    double y;
  };
  void curve(const std::vector<Point>& points, double bottom);

 private:
  Markup& page_;
  bool mirrored_;
  int height_;
};

}  // namespace outagedb
