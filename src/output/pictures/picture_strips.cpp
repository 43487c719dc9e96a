#include <fmt/format.h>

#include <algorithm>

#include "output/pictures/pictures.hpp"
#include "time/calendar/calendar.hpp"

namespace outagedb {
namespace {

constexpr int kPitch = 15;
constexpr int kBar = 11;
constexpr double kThin = 4;
constexpr int kTop = 20;
constexpr Seconds kHour = 3600;
constexpr Seconds kDay = 86400;

std::string_view key_of(Mark mark) {
  switch (mark) {
    case Mark::unobserved:
      return "mark.unobserved";
    case Mark::degradation_edge:
      return "mark.degradation_edge";
    case Mark::outage_edge:
      return "mark.outage_edge";
    case Mark::degradation:
      return "mark.degradation";
    case Mark::outage:
      return "mark.outage";
  }
  return {};
}

class StripsPicture {
 public:
  StripsPicture(Canvas& canvas, const std::string& platform, const Strips& strips)
      : texts_(canvas.texts),
        strips_(strips),
        across_(0, static_cast<double>(longest()), canvas.mirrored()),
        svg_(canvas.page,
             {strips.row == Period::day ? "strips" : "strips of-year",
              kTop + kPitch * static_cast<int>(strips.rows.size()) + 4,
              texts_.with(strips.row == Period::day ? "picture.strips" : "picture.strips_of_year",
                          {{"platform", isolated(platform)},
                           {"zone", texts_.value("zone", strips.zone.label())}}),
              texts_(strips.row == Period::day ? "picture.strips.days" : "picture.strips.months"),
              canvas.mirrored()},
             canvas.next_id()) {}

  void draw() {
    draw_axis();
    double y = kTop;
    for (const Strip& strip : strips_.rows) {
      draw_strip(strip, y);
      y += kPitch;
    }
  }

 private:
  [[nodiscard]] Seconds longest() const {
    Seconds length = strips_.row == Period::day ? kDay : 31 * kDay;
    for (const Strip& strip : strips_.rows) length = std::max(length, strip.until - strip.from);
    return length;
  }

  void draw_axis() {
    const bool days = strips_.row == Period::day;
    const int bottom = kTop + kPitch * static_cast<int>(strips_.rows.size());
    const Seconds step = days ? 6 * kHour : 5 * kDay;
    for (Seconds at = 0; at <= longest(); at += step) {
      const double x = across_.at(static_cast<double>(at));
      svg_.line(x, kTop - 4, x, bottom, "grid");
      const std::string label =
          days ? fmt::format("{:02}", at / kHour) : fmt::format("{}", at / kDay + 1);
      svg_.text(x, kTop - 8, texts_.in_digits(label), "tick mid");
    }
  }

  void draw_strip(const Strip& strip, double y) {
    const LocalTime first = to_local(strip.from, strips_.zone);
    const bool days = strips_.row == Period::day;
    const bool certain = std::any_of(strip.stretches.begin(), strip.stretches.end(),
                                     [](const MarkedStretch& s) { return s.mark == Mark::outage; });
    svg_.text(across_.at(0), y + kBar - 1.5,
              days ? texts_.in_digits(std::to_string(first.day)) : texts_.month(first.month),
              certain ? "label end strong" : "label end", -8);
    const Instant from = std::max(strip.from, strips_.from);
    const Instant until = std::min(strip.until, strips_.until);
    svg_.bar(span(strip, from, until), y, kBar, "track", day_tip(strip));
    for (const MarkedStretch& stretch : strip.stretches) draw_stretch(strip, stretch, y);
  }

  // A degradation is a thin line at the foot, so that it is visible below an outage too.
  void draw_stretch(const Strip& strip, const MarkedStretch& stretch, double y) {
    const bool thin = stretch.mark == Mark::degradation || stretch.mark == Mark::degradation_edge;
    const double top = thin ? y + kBar - kThin : y;
    const double height = thin ? kThin : kBar;
    svg_.bar(span(strip, stretch.from, stretch.until), top, height, kind_of(stretch.mark),
             tip(stretch));
    if (stretch.open) {
      svg_.arrow(across_.at(static_cast<double>(stretch.until - strip.from)), top + height / 2,
                 Svg::Towards::on, kind_of(stretch.mark));
    }
  }

  [[nodiscard]] XScale::Span span(const Strip& strip, Instant from, Instant until) const {
    return across_.between(static_cast<double>(from - strip.from),
                           static_cast<double>(until - strip.from));
  }

  [[nodiscard]] std::string day_tip(const Strip& strip) const {
    if (strips_.row != Period::day) return texts_.month_name(strip.from, strips_.zone);
    std::string day = texts_.weekday_name(strip.from, strips_.zone);
    if (strip.until - strip.from == kDay) return day;
    return texts_.with("mark.changed_clock",
                       {{"day", day}, {"duration", texts_.duration(strip.until - strip.from)}});
  }

  [[nodiscard]] std::string tip(const MarkedStretch& stretch) const {
    const std::string zone = texts_.value("zone", strips_.zone.label());
    return texts_.with(key_of(stretch.mark), {{"time", when(stretch)}, {"zone", zone}});
  }

  // An interval, not the bounds of a moment.
  [[nodiscard]] std::string when(const MarkedStretch& stretch) const {
    const Zone& zone = strips_.zone;
    std::string from = texts_.minute(stretch.from, zone);
    if (stretch.open) return texts_.with("mark.since", {{"time", from}});
    if (stretch.from == stretch.until) return from;
    const bool one_day =
        texts_.day_name(stretch.from, zone) == texts_.day_name(stretch.until, zone);
    return texts_.with("mark.from_to", {{"from", from},
                                        {"until", one_day ? texts_.clock(stretch.until, zone)
                                                          : texts_.minute(stretch.until, zone)}});
  }

  const Texts& texts_;
  const Strips& strips_;
  XScale across_;
  Svg svg_;
};

}  // namespace

std::string_view kind_of(Mark mark) {
  switch (mark) {
    case Mark::unobserved:
      return "unobserved";
    case Mark::degradation_edge:
      return "degradation edge";
    case Mark::outage_edge:
      return "outage edge";
    case Mark::degradation:
      return "degradation";
    case Mark::outage:
      return "outage";
  }
  return {};
}

void draw_strips(Canvas& canvas, const std::string& platform, const Strips& strips) {
  StripsPicture(canvas, platform, strips).draw();
}

}  // namespace outagedb
