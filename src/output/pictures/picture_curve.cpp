#include <fmt/format.h>

#include <algorithm>

#include "output/pictures/pictures.hpp"
#include "time/calendar/calendar.hpp"

namespace outagedb {
namespace {

constexpr double kTop = 30;
constexpr double kPanel = 120;
constexpr double kBand = 8;   // when it was down
constexpr double kLine = 15;  // a zone's clock
constexpr int kSteps = 6;
constexpr Seconds kDay = 86400;
constexpr Seconds kNear = 6 * Seconds{3600};
constexpr Seconds kBreak = 3600;  // between two points: the values in between are unknown
constexpr std::size_t kFewPoints = 30;

std::string curve_how(const Curve& curve, const Texts& texts) {
  return texts(fmt::format("picture.curve.{}.{}", curve.series ? "series" : "stated",
                           curve.degradation ? "degraded" : "down"));
}

std::string_view kind_of(Mark mark) {
  switch (mark) {
    case Mark::unobserved:
      return "unobserved";
    case Mark::outage_edge:
      return "outage edge";
    case Mark::outage:
      return "outage";
    case Mark::degradation_edge:
      return "degradation edge";
    case Mark::degradation:
      return "degradation";
  }
  return {};
}

class CurvePicture {
 public:
  CurvePicture(Canvas& canvas, const Curve& curve)
      : texts_(canvas.texts),
        curve_(curve),
        first_(first()),
        last_(last()),
        zones_(telling_zones(canvas.zones, last_)),
        up_(kTop + kPanel, kPanel, count_ticks(most(), 4)),
        svg_(canvas.page,
             {"reports",
              static_cast<int>(kTop + kPanel + kBand + 8 +
                               kLine * static_cast<double>(zones_.size()) + 4),
              curve.title, curve_how(curve, texts_), canvas.mirrored()},
             canvas.next_id()),
        across_(svg_.across(static_cast<double>(first_), static_cast<double>(last_))) {}

  void draw() {
    for (const std::int64_t tick : up_.ticks()) {
      svg_.line(0, up_.at(tick), 100, up_.at(tick), tick == 0 ? "axis" : "grid");
      svg_.text(x(first_), up_.at(tick) + 4, texts_.count(tick), "tick end", -6);
    }
    draw_clocks();
    draw_band();
    if (curve_.series) {
      draw_series();
    } else {
      draw_stated();
    }
  }

 private:
  // Those whose offsets are known to the end.
  [[nodiscard]] static std::vector<Zone> telling_zones(const std::vector<Zone>& shown,
                                                       Instant until) {
    std::vector<Zone> zones = shown;
    std::erase_if(zones, [&](const Zone& zone) { return telling_zone(zone, until) != zone; });
    return zones;
  }
  // Includes the start of the outage if it is near, so that the rise is visible.
  [[nodiscard]] Instant first() const {
    const Instant point = *curve_.points.front().at.min;
    const Instant start = curve_.started.min.value_or(point);
    return start < point && point - start <= kNear ? start : point;
  }
  [[nodiscard]] Instant last() const {
    Instant at = first_ + 60;
    for (const ReportPoint& point : curve_.points) at = std::max(at, *point.at.max);
    return at;
  }
  [[nodiscard]] std::int64_t most() const {
    std::int64_t reports = 1;
    for (const ReportPoint& point : curve_.points) reports = std::max(reports, point.reports);
    return reports;
  }
  [[nodiscard]] double x(Instant at) const { return across_.at(static_cast<double>(at)); }

  // Full hours of the first zone, shown in each zone; on a narrow screen every other one.
  void draw_clocks() {
    const Seconds step = clock_step(last_ - first_, kSteps);
    const Instant day = period_start(first_, Period::day, zones_.front());
    const double bottom = kTop + kPanel + kBand + 8;
    bool sparse = false;
    for (Instant at = day + (first_ - day + step - 1) / step * step; at <= last_; at += step) {
      svg_.line(x(at), kTop, x(at), bottom, "grid");
      for (std::size_t i = 0; i < zones_.size(); ++i)
        svg_.text(x(at), bottom + kLine * static_cast<double>(i) + 8, clock(at, zones_[i], step),
                  sparse ? "tick mid sparse" : "tick mid");
      sparse = !sparse;
    }
    for (std::size_t i = 0; i < zones_.size(); ++i)
      svg_.text(x(first_), bottom + kLine * static_cast<double>(i) + 8,
                texts_.value("zone", zones_[i].label()), "tick end strong", -24);
  }

  [[nodiscard]] std::string clock(Instant at, const Zone& zone, Seconds step) const {
    return step >= kDay ? texts_.day_name(at, zone) : texts_.clock(at, zone);
  }

  void draw_band() {
    for (const MarkedStretch& stretch :
         marks_of(curve_.outage, curve_.started, curve_.ended, curve_.degradation)) {
      if (stretch.from > last_ || stretch.until < first_) continue;
      svg_.bar(
          across_.between(static_cast<double>(stretch.from), static_cast<double>(stretch.until)),
          kTop + kPanel + 3, kBand, kind_of(stretch.mark));
      if (stretch.open)
        svg_.arrow(x(stretch.until), kTop + kPanel + 3 + kBand / 2, Svg::Towards::on,
                   kind_of(stretch.mark));
    }
  }

  // A bucket is drawn at its start, which is the time of a peak in the peaks query.
  void draw_series() {
    std::vector<Svg::Point> run;
    const ReportPoint* before = nullptr;
    for (const ReportPoint& point : curve_.points) {
      const Svg::Point here{x(*point.at.min), up_.at(point.reports)};
      if (before != nullptr && *point.at.min - *before->at.min > kBreak) {
        svg_.line(run.back().x, run.back().y, here.x, here.y, "between");
        svg_.curve(run, up_.at(0));
        run.clear();
      }
      run.push_back(here);
      before = &point;
    }
    svg_.curve(run, up_.at(0));
    for (const ReportPoint& point : curve_.points) {
      const bool peak = curve_.peak && &point == &curve_.points[*curve_.peak];
      const bool few = curve_.points.size() <= kFewPoints;
      svg_.dot(x(*point.at.min), up_.at(point.reports),
               peak  ? "peak"
               : few ? "point"
                     : "bucket",
               tip(point));
    }
    if (curve_.peak) draw_peak(curve_.points[*curve_.peak]);
  }

  void draw_peak(const ReportPoint& peak) {
    const double at = x(*peak.at.min);
    write_value(at, up_.at(peak.reports) - 10, texts_.count(peak.reports));
    if (!curve_.decay || *peak.at.min + *curve_.decay > last_) return;
    const double low = x(*peak.at.min + *curve_.decay);
    const double y = up_.at(peak.reports / 10);
    svg_.line(at, up_.at(peak.reports), at, y, "decay");
    svg_.line(at, y, low, y, "decay");
    const std::string lasted = texts_.duration(*curve_.decay);
    write_value((at + low) / 2, y - 6, texts_.with("picture.curve.decay", {{"duration", lasted}}));
  }

  // Stays within the picture even if the point is at its edge.
  void write_value(double at, double y, const std::string& text) {
    const double along = svg_.mirrored() ? 100 - at : at;
    svg_.text(at, y, text, along < 12 ? "value start" : along > 88 ? "value end" : "value mid");
  }

  void draw_stated() {
    for (const ReportPoint& point : curve_.points) {
      const double y = up_.at(point.reports);
      if (!point.at.exact()) svg_.line(x(*point.at.min), y, x(*point.at.max), y, "decay");
      const double middle = (x(*point.at.min) + x(*point.at.max)) / 2;
      svg_.dot(middle, y, "peak", tip(point));
      write_value(middle, y - 10, said(point));
    }
  }

  [[nodiscard]] std::string said(const ReportPoint& point) const {
    return texts_.related(texts_.count(point.reports), point.relation);
  }

  [[nodiscard]] std::string tip(const ReportPoint& point) const {
    return texts_.with("tip.reports", {{"time", texts_.bounds(point.at, zones_.front())},
                                       {"zone", texts_.value("zone", zones_.front().label())},
                                       {"n", said(point)}});
  }

  const Texts& texts_;
  const Curve& curve_;
  Instant first_;
  Instant last_;
  std::vector<Zone> zones_;
  YScale up_;
  Svg svg_;
  XScale across_;
};

}  // namespace

void draw_curve(Canvas& canvas, const Curve& curve) {
  canvas.page.open("figure").element("p", {{"class", "caption"}}, curve.title).newline();
  CurvePicture(canvas, curve).draw();
  canvas.page.element("p", {{"class", "note"}}, curve_how(curve, canvas.texts));
  canvas.page.close().newline();
}

}  // namespace outagedb
