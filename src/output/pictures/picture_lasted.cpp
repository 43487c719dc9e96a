#include <algorithm>

#include "output/pictures/pictures.hpp"

namespace outagedb {
namespace {

constexpr int kTop = 20;
constexpr int kRoomy = 18;  // pixels per row
constexpr int kDense = 4;   // if there are more than kMostLabelled
constexpr std::size_t kMostLabelled = 45;

struct Look {
  std::string_view kind;  // of a bar
  std::string_view title;
  std::string_view how;
  std::string_view tip;
};

// Durations on a logarithmic axis, one per row.
class LastedPicture {
 public:
  LastedPicture(Canvas& canvas, const std::string& platform, const std::vector<Lasted>& all,
                const Look& look, Seconds longest)
      : texts_(canvas.texts),
        zone_(canvas.zone()),
        all_(all),
        look_(look),
        pitch_(all.size() > kMostLabelled ? kDense : kRoomy),
        // Room for arrows beyond the longest one.
        across_(shortest(longest), longest + longest / 2, canvas.mirrored()),
        svg_(canvas.page,
             {frame_kind(), bottom() + 4,
              texts_.with(look.title, {{"platform", isolated(platform)}}), texts_(look.how),
              canvas.mirrored()},
             canvas.next_id()) {}

  void draw() {
    bool minor = false;  // omitted if the page is narrow
    for (const Seconds tick : across_.ticks()) {
      svg_.line(across_.at(tick), kTop - 4, across_.at(tick), bottom(), "grid");
      svg_.text(across_.at(tick), kTop - 8, texts_.duration(tick),
                minor ? "tick mid minor" : "tick mid");
      minor = !minor;
    }
    double y = kTop;
    for (const Lasted& one : all_) {
      draw_row(one, y);
      y += pitch_;
    }
  }

 private:
  // A minute is short for an outage; quiet periods are measured in hours.
  [[nodiscard]] static Seconds shortest(Seconds longest) {
    return longest > 90 * Seconds{86400} ? 600 : 60;
  }
  [[nodiscard]] bool labelled() const { return pitch_ == kRoomy; }
  [[nodiscard]] std::string frame_kind() const {
    if (!labelled()) return "lasted dense";
    const bool spans =
        std::ranges::any_of(all_, [this](const Lasted& one) { return spans_days(one); });
    return spans ? "lasted spans" : "lasted";  // with room for longer labels
  }
  [[nodiscard]] int bottom() const { return kTop + pitch_ * static_cast<int>(all_.size()); }

  void draw_row(const Lasted& one, double y) {
    const double bar = labelled() ? 10 : 3;
    const double start = across_.at(0);
    const bool marked = one.here || one.now;
    std::string kind(look_.kind);
    if (!marked) kind = "past";
    if (labelled()) {
      svg_.text(start, y + bar - 1, label(one), marked ? "label end strong" : "label end", -10);
      svg_.bar(across_.upto(0, full()), y, bar, "track", tip(one));
    }
    const Seconds least = one.lasted.min.value_or(0);
    if (least > 0) svg_.bar(across_.upto(0, least), y, bar, kind, tip(one));
    if (one.lasted.max && *one.lasted.max > least)
      svg_.bar(across_.upto(least, *one.lasted.max), y, bar, kind + " edge", tip(one));
    if (one.now && labelled()) write_length(least, y + bar - 1);
    if (!one.lasted.max) svg_.arrow(across_.at(least), y + bar / 2, Svg::Towards::on, kind);
    if (marked && labelled()) svg_.dot(start, y + bar / 2, kind, tip(one));
  }

  // Beside the bar if there is room, else inside it.
  void write_length(Seconds seconds, double y) {
    const double x = across_.at(seconds);
    const bool room = (svg_.mirrored() ? 100 - x : x) < 60;
    svg_.text(x, y, texts_.duration(seconds), room ? "value start" : "cell end on", room ? 10 : -6);
  }

  [[nodiscard]] static Seconds full() { return Seconds{100} * 366 * 86400; }

  [[nodiscard]] std::string label(const Lasted& one) const {
    const auto& [min, max] = one.began;
    if (spans_days(one)) return texts_.between(short_day(*min), short_day(*max));
    if (!min && !max) return texts_.unknown();
    if (!max) return texts_.since(short_day(*min));
    return min ? texts_.day_name(*max, telling_zone(zone_, *max)) : texts_.until(short_day(*max));
  }
  [[nodiscard]] std::string short_day(Instant at) const {
    return texts_.period(at, Period::day, telling_zone(zone_, at));
  }
  [[nodiscard]] bool spans_days(const Lasted& one) const {
    return one.began.min && one.began.max && short_day(*one.began.min) != short_day(*one.began.max);
  }

  [[nodiscard]] std::string tip(const Lasted& one) const {
    return texts_.with(look_.tip, {{"time", texts_.bounds(one.began, zone_)},
                                   {"zone", texts_.value("zone", zone_.label())},
                                   {"duration", texts_.duration(one.lasted)}});
  }

  const Texts& texts_;
  const Zone& zone_;
  const std::vector<Lasted>& all_;
  const Look& look_;
  int pitch_;
  DurationAcross across_;
  Svg svg_;
};

}  // namespace

void draw_outages(Canvas& canvas, const std::string& platform, const Figures& figures,
                  const Axes& axes) {
  static constexpr Look look{"outage", "picture.outages", "picture.outages.how", "tip.outage"};
  LastedPicture(canvas, platform, figures.outages, look, axes.longest_outage).draw();
}

void draw_gaps(Canvas& canvas, const std::string& platform, const Figures& figures,
               const Axes& axes) {
  static constexpr Look look{"quiet", "picture.gaps", "picture.gaps.how", "tip.gap"};
  LastedPicture(canvas, platform, figures.gaps, look, axes.longest_gap).draw();
}

}  // namespace outagedb
