#include "output/pictures/svg.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace outagedb {
namespace {

// Three decimals: a thousandth of a percent is never visible.
std::string number(double value) {
  const auto thousandths = std::llrint(value * 1000);
  std::string text = fmt::format("{}", thousandths / 1000);
  const auto rest = std::abs(thousandths % 1000);
  if (rest == 0) return text;
  if (thousandths < 0 && thousandths > -1000) text = "-0";
  text += fmt::format(".{:03}", rest);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::string percent(double value) { return number(value) + "%"; }

}  // namespace

Svg::Svg(Markup& page, const Frame& frame, const std::string& id)
    : page_(page), mirrored_(frame.mirrored), height_(frame.height) {
  page_.open("svg", {{"class", frame.kind},
                     {"role", "img"},
                     {"width", "100%"},
                     {"height", std::to_string(frame.height)},
                     {"aria-labelledby", id + "-t " + id + "-d"}});
  page_.element("title", {{"id", id + "-t"}}, frame.title);
  page_.element("desc", {{"id", id + "-d"}}, frame.description).newline();
}

Svg::~Svg() { page_.newline().close().newline(); }

void Svg::bar(XScale::Span span, double y, double height, std::string_view kind,
              const std::string& tip) {
  const std::string x = percent(span.x);
  const std::string width = percent(span.width);
  page_.open("rect", {{"class", std::string(kind)},
                      {"x", x},
                      {"y", number(y)},
                      {"width", width},
                      {"height", number(height)}});
  if (!tip.empty()) page_.element("title", {}, tip);
  page_.close();
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view kind) {
  page_.empty("line", {{"class", std::string(kind)},
                       {"x1", percent(x1)},
                       {"y1", number(y1)},
                       {"x2", percent(x2)},
                       {"y2", number(y2)}});
}

void Svg::dot(double x, double y, std::string_view kind, const std::string& tip) {
  page_.open("circle",
             {{"class", std::string(kind)}, {"cx", percent(x)}, {"cy", number(y)}, {"r", "4"}});
  page_.element("title", {}, tip).close();
}

void Svg::arrow(double x, double y, Towards towards, std::string_view kind) {
  const int side = mirrored_ ? -1 : 1;
  const std::string path =
      towards == Towards::up ? "M-4 0L0 -6L4 0" : fmt::format("M0 -4L{} 0L0 4", 6 * side);
  page_.open("svg", {{"x", percent(x)}, {"y", number(y)}, {"class", "arrow"}});
  page_.empty("path", {{"class", std::string(kind)}, {"d", path}}).close();
}

void Svg::text(double x, double y, std::string_view line, std::string_view kind, double shift) {
  page_.element("text",
                {{"class", std::string(kind)},
                 {"x", percent(x)},
                 {"y", number(y)},
                 {"dx", number(mirrored_ ? -shift : shift)}},
                line);
}

void Svg::curve(const std::vector<Point>& points, double bottom) {
  if (points.empty()) return;
  std::string path;
  for (const Point& point : points) {
    path += fmt::format("{}{} {}", path.empty() ? 'M' : 'L', number(point.x * 10), number(point.y));
  }
  const std::string area =
      fmt::format("{}L{} {}L{} {}Z", path, number(points.back().x * 10), number(bottom),
                  number(points.front().x * 10), number(bottom));
  page_.open("svg", {{"width", "100%"},
                     {"height", std::to_string(height_)},
                     {"viewBox", fmt::format("0 0 1000 {}", height_)},
                     {"preserveAspectRatio", "none"}});
  page_.empty("path", {{"class", "area"}, {"d", area}});
  page_.empty("path", {{"class", "curve"}, {"d", path}}).close();
}

}  // namespace outagedb
