#include <fmt/format.h>

#include "output/pictures.hpp"
#include "time/calendar.hpp"

namespace outagedb {
namespace {

constexpr double kTop = 16;
constexpr double kOutages = 120;  // height of the panel
constexpr double kSmall = 70;
constexpr double kDowntime = 80;
constexpr double kBetween = 34;
constexpr double kObserved = 8;

// The twelve months side by side: how many outages, how long down, how far observed.
class MonthsPicture {
 public:
  MonthsPicture(Canvas& canvas, const std::string& platform, const Figures& figures,
                const Axes& axes, bool small)
      : texts_(canvas.texts),
        zone_(canvas.zone()),
        months_(figures.months),
        axes_(axes),
        small_(small),
        panel_(small ? kSmall : kOutages),
        svg_(canvas.page,
             {small ? "months small" : "months", height(),
              texts_.with(small ? "picture.months_small" : "picture.months",
                          {{"platform", isolated(platform)}}),
              texts_("picture.months.how"), canvas.mirrored()},
             canvas.next_id()),
        across_(svg_.across(0, static_cast<double>(figures.months.size()))) {}

  void draw() {
    draw_outages();
    draw_labels(kTop + panel_ + 13);
    if (small_) return;
    draw_downtime();
    draw_observed();
  }

 private:
  [[nodiscard]] int height() const {
    return static_cast<int>(small_ ? kTop + kSmall + 32
                                   : kTop + kOutages + kBetween + kDowntime + 2 * kBetween);
  }
  [[nodiscard]] Across::Span slot(std::size_t month, double from, double until) const {
    return across_.between(static_cast<double>(month) + from, static_cast<double>(month) + until);
  }
  [[nodiscard]] double middle(std::size_t month, double at) const {
    return across_.at(static_cast<double>(month) + at);
  }

  void draw_outages() {
    const auto ticks = count_ticks(axes_.most_outages, small_ ? 3 : 5);
    const double bottom = kTop + panel_;
    const auto down = [&](std::int64_t n) {
      return bottom - panel_ * static_cast<double>(n) / static_cast<double>(ticks.back());
    };
    for (const auto tick : ticks) {
      svg_.line(0, down(tick), 100, down(tick), tick == 0 ? "axis" : "grid");
      svg_.text(across_.at(0), down(tick) + 4, texts_.count(tick), "tick end", -6);
    }
    if (!small_)
      svg_.text(across_.at(0), kTop - 7, texts_("picture.months.outages"), "title start");
    for (std::size_t i = 0; i < months_.size(); ++i) {
      const MonthBar& month = months_[i];
      if (month.no_data()) {
        svg_.bar(slot(i, 0.04, 0.96), kTop, panel_, "unobserved", tip(month));
        continue;
      }
      svg_.bar(slot(i, 0.18, 0.58), down(month.outages), bottom - down(month.outages), "outage");
      svg_.bar(slot(i, 0.64, 0.86), down(month.degradations), bottom - down(month.degradations),
               "degradation");
      if (month.outages_lo != month.outages_hi)
        whisker(i, down(month.outages_lo), down(month.outages_hi));
      svg_.bar(slot(i, 0, 1), kTop, panel_, "hover", tip(month));
    }
  }

  void whisker(std::size_t month, double lo, double hi) {
    const double x = middle(month, 0.38);
    svg_.line(x, lo, x, hi, "whisker");
    for (const double y : {lo, hi})
      svg_.line(middle(month, 0.26), y, middle(month, 0.5), y, "whisker");
  }

  void draw_labels(double y) {
    for (std::size_t i = 0; i < months_.size(); ++i) {
      const LocalTime local = to_local(months_[i].from, zone_);
      svg_.text(middle(i, 0.5), y, texts_.in_digits(std::to_string(local.month)), "tick mid");
      if (i == 0 || local.month == 1)
        svg_.text(middle(i, 0), y + 13, texts_.in_digits(std::to_string(local.year)),
                  "tick start strong", 2);
    }
  }

  void draw_downtime() {
    const double top = kTop + kOutages + kBetween + 16;
    const double bottom = top + kDowntime;
    const auto ticks = duration_ticks(axes_.most_downtime, 4);
    const auto down = [&](Seconds seconds) {
      return bottom - kDowntime * static_cast<double>(seconds) / static_cast<double>(ticks.back());
    };
    for (const auto tick : ticks) {
      svg_.line(0, down(tick), 100, down(tick), tick == 0 ? "axis" : "grid");
      svg_.text(across_.at(0), down(tick) + 4, tick == 0 ? texts_.count(0) : texts_.duration(tick),
                "tick end", -6);
    }
    svg_.text(across_.at(0), top - 7, texts_("picture.months.downtime"), "title start");
    for (std::size_t i = 0; i < months_.size(); ++i) {
      const MonthBar& month = months_[i];
      if (month.no_data()) {
        svg_.bar(slot(i, 0.04, 0.96), top, kDowntime, "unobserved", tip(month));
        continue;
      }
      const Seconds least = month.downtime.min.value_or(0);
      svg_.bar(slot(i, 0.25, 0.75), down(least), bottom - down(least), "outage");
      if (month.downtime.max && *month.downtime.max > least)
        svg_.bar(slot(i, 0.25, 0.75), down(*month.downtime.max),
                 down(least) - down(*month.downtime.max), "outage edge");
      if (!month.downtime.max && month.outages_hi > 0)
        svg_.arrow(middle(i, 0.5), down(least) - 3, Svg::Towards::up, "outage");
      svg_.bar(slot(i, 0, 1), top, kDowntime, "hover", tip(month));
    }
  }

  void draw_observed() {
    const double y = kTop + kOutages + kBetween + 16 + kDowntime + 24;
    svg_.text(across_.at(0), y - 6, texts_("picture.months.observed"), "title start");
    for (std::size_t i = 0; i < months_.size(); ++i) {
      svg_.bar(slot(i, 0.04, 0.96), y, kObserved, "unobserved");
      if (months_[i].observed_share > 0)
        svg_.bar(slot(i, 0.04, 0.04 + 0.92 * months_[i].observed_share), y, kObserved, "watched");
    }
  }

  [[nodiscard]] std::string tip(const MonthBar& month) const {
    const std::string name = texts_.month_name(month.from, zone_);
    if (month.no_data()) return texts_.with("tip.month_none", {{"month", name}});
    return texts_.with("tip.month", {{"month", name},
                                     {"lo", texts_.count(month.outages_lo)},
                                     {"n", texts_.count(month.outages)},
                                     {"hi", texts_.count(month.outages_hi)},
                                     {"degradations", texts_.count(month.degradations)},
                                     {"downtime", texts_.duration(month.downtime)},
                                     {"share", texts_.share(month.observed_share)}});
  }

  const Texts& texts_;
  const Zone& zone_;
  const std::vector<MonthBar>& months_;
  const Axes& axes_;
  bool small_;
  double panel_;
  Svg svg_;
  Across across_;
};

}  // namespace

void draw_months(Canvas& canvas, const std::string& platform, const Figures& figures,
                 const Axes& axes) {
  MonthsPicture(canvas, platform, figures, axes, false).draw();
}

void draw_months_small(Canvas& canvas, const std::string& platform, const Figures& figures,
                       const Axes& axes) {
  MonthsPicture(canvas, platform, figures, axes, true).draw();
}

}  // namespace outagedb
