#include <fmt/format.h>

#include "output/pictures/pictures.hpp"
#include "time/calendar/calendar.hpp"

namespace outagedb {
namespace {

constexpr double kTop = 16;
constexpr double kOutages = 120;  // of the panel
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
  [[nodiscard]] XScale::Span slot(std::size_t month, double from, double until) const {
    return across_.between(static_cast<double>(month) + from, static_cast<double>(month) + until);
  }
  [[nodiscard]] double middle(std::size_t month, double at) const {
    return across_.at(static_cast<double>(month) + at);
  }

  void draw_outages() {
    const YScale axis(kTop + panel_, panel_, count_ticks(axes_.most_outages, small_ ? 3 : 5));
    draw_ticks(svg_, across_.at(0), axis, [&](std::int64_t tick) { return texts_.count(tick); });
    if (!small_)
      svg_.text(across_.at(0), kTop - 7, texts_("picture.months.outages"), "title start");
    for (std::size_t i = 0; i < months_.size(); ++i) {
      const MonthBar& month = months_[i];
      hatch(month, i, axis);
      column(slot(i, 0.18, 0.58), axis, 0, month.outages.value_or(0), "outage");
      column(slot(i, 0.64, 0.86), axis, 0, month.degradations.value_or(0), "degradation");
      if (month.outages_lo.value_or(0) != month.outages_hi.value_or(0))
        whisker(i, axis.at(month.outages_lo.value_or(0)), axis.at(*month.outages_hi));
      svg_.bar(slot(i, 0, 1), kTop, panel_, "hover", tip(month));
    }
  }

  // Known values of a month that was not monitored are drawn in front of the hatching.
  void hatch(const MonthBar& month, std::size_t at, const YScale& axis) {
    if (month.observed_share == 0)
      svg_.bar(slot(at, 0.04, 0.96), axis.top(), axis.height(), "unobserved");
  }

  void column(XScale::Span span, const YScale& axis, std::int64_t from, std::int64_t until,
              std::string_view kind) {
    if (until > from) svg_.bar(span, axis.at(until), axis.at(from) - axis.at(until), kind);
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
    const YScale axis(kTop + kOutages + kBetween + 16 + kDowntime, kDowntime,
                      duration_ticks(axes_.most_downtime, 4));
    draw_ticks(svg_, across_.at(0), axis,
               [&](Seconds tick) { return tick == 0 ? texts_.count(0) : texts_.duration(tick); });
    svg_.text(across_.at(0), axis.top() - 7, texts_("picture.months.downtime"), "title start");
    for (std::size_t i = 0; i < months_.size(); ++i) {
      const auto& [min, max] = months_[i].downtime;
      hatch(months_[i], i, axis);
      column(slot(i, 0.25, 0.75), axis, 0, min.value_or(0), "outage");
      column(slot(i, 0.25, 0.75), axis, min.value_or(0), max.value_or(0), "outage edge");
      if (min && !max) svg_.arrow(middle(i, 0.5), axis.at(*min) - 3, Svg::Towards::up, "outage");
      svg_.bar(slot(i, 0, 1), axis.top(), kDowntime, "hover", tip(months_[i]));
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
    const std::string limits = limits_of(month, texts_);
    const std::string outages = texts_.count(month.outages);
    return texts_.with(
        "tip.month",
        {{"month", name},
         {"n", limits.empty() ? outages
                              : texts_.with("tip.limits", {{"n", outages}, {"limits", limits}})},
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
  XScale across_;
};

}  // namespace

std::string limits_of(const MonthBar& month, const Texts& texts) {
  const auto lo = month.outages_lo.value_or(0);
  const auto hi = month.outages_hi.value_or(0);
  if (lo == hi) return {};
  if (!month.outages) return texts.with("tile.perhaps", {{"n", texts.count(hi)}});
  return texts.with("tile.limits", {{"lo", texts.count(lo)}, {"hi", texts.count(hi)}});
}

void draw_months(Canvas& canvas, const std::string& platform, const Figures& figures,
                 const Axes& axes) {
  MonthsPicture(canvas, platform, figures, axes, false).draw();
}

void draw_months_small(Canvas& canvas, const std::string& platform, const Figures& figures,
                       const Axes& axes) {
  MonthsPicture(canvas, platform, figures, axes, true).draw();
}

}  // namespace outagedb
