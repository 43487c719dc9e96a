#include "report/builder/build_figures.hpp"

#include <algorithm>
#include <utility>

#include "report/builder/rows.hpp"
#include "report/builder/timeline_rows.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kCurvesShown = 4;

class FiguresOfPlatform {
 public:
  FiguresOfPlatform(PlatformHistory& history, const KnownOfPeriod& known)
      : history_(history), known_(known) {}

  Figures build() {
    result_.over = !known_.partial();
    add_strips();
    add_lengths();
    result_.hours = hours_in(history_.hours(known_.months.front(), known_.period, known_.zone()),
                             known_.zone());
    add_curves();
    return std::move(result_);
  }

 private:
  void add_strips() {
    const Table& certain = known_.certain;
    std::vector<MarkedStretch> marks;
    for (std::size_t i = 0; i < certain.rows.size(); ++i) {
      const std::string outage = text_at(certain, i, "outage");
      const TimeBounds started = times_at(certain, i, "started");
      const TimeBounds ended = times_at(certain, i, "ended");
      if (day_is_vague(certain, i)) {
        add_vague(started, is_degradation(certain, i));
        continue;
      }
      const auto drawn = marks_of(outage, started, ended, is_degradation(certain, i));
      marks.insert(marks.end(), drawn.begin(), drawn.end());
    }
    merge_vague();
    const Table unobserved = history_.unobserved(known_.period);
    for (std::size_t i = 0; i < unobserved.rows.size(); ++i) {
      marks.push_back({*integer_at(unobserved, i, "from_at"),
                       *integer_at(unobserved, i, "until_at"),
                       Mark::unobserved,
                       false,
                       {}});
    }
    result_.strips = strips_of(known_.period.from, known_.period.until, known_.zone(), marks);
  }

  void add_vague(const TimeBounds& started, bool degradation) {
    const Instant from = std::max(started.min.value_or(known_.period.from), known_.period.from);
    const Instant until = std::min(started.max.value_or(known_.period.until), known_.period.until);
    if (from < until)
      result_.vague.push_back(
          {from, until, degradation ? Mark::degradation_edge : Mark::outage_edge, false, {}});
  }

  // A reader could not distinguish frames that overlap.
  void merge_vague() {
    std::vector<MarkedStretch>& all = result_.vague;
    std::ranges::sort(all, {}, [](const auto& one) { return std::pair(one.mark, one.from); });
    std::vector<MarkedStretch> merged;
    for (const MarkedStretch& one : all) {
      if (!merged.empty() && merged.back().mark == one.mark && one.from <= merged.back().until) {
        merged.back().until = std::max(merged.back().until, one.until);
      } else {
        merged.push_back(one);
      }
    }
    all = std::move(merged);
  }

  void add_lengths() {
    for (std::size_t i = 0; i < known_.started.rows.size(); ++i) {
      const DurationBounds lasted = durations_at(known_.started, i, "duration");
      if (!is_degradation(known_.started, i) && (lasted.min.value_or(0) > 0 || lasted.max))
        result_.lengths.push_back(lasted);
    }
    std::ranges::sort(result_.lengths, {}, [](const DurationBounds& one) {
      return std::pair(one.max.value_or(*one.min), one.min.value_or(0));
    });
  }

  [[nodiscard]] static Hours hours_in(const Table& given, const Zone& zone) {
    const Table table = pick(given, {"weekday", "hour", "starts", "observed_s", "left_out"});
    Hours hours;
    hours.zone = zone;
    for (const auto& row : table.rows) {
      const auto number = [&](std::size_t column) {
        const auto* value = std::get_if<std::int64_t>(&row[column]);
        return value == nullptr ? 0 : *value;
      };
      const auto weekday = static_cast<std::size_t>(std::stoi(std::get<std::string>(row[0])));
      const auto hour = static_cast<std::size_t>(std::stoi(std::get<std::string>(row[1])));
      hours.cells.at(weekday - 1).at(hour) = {.starts = number(2), .observed = number(3)};
      hours.starts += number(2);
      hours.left_out = number(4);
    }
    return hours;
  }

  void add_curves() {
    const Table& peaks = known_.peaks;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < peaks.rows.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return integer_at(peaks, a, "peak") > integer_at(peaks, b, "peak");
    });
    for (const std::size_t row : order) {
      if (result_.curves.size() == kCurvesShown) break;
      const std::string outage = text_at(peaks, row, "outage");
      if (std::none_of(result_.curves.begin(), result_.curves.end(),
                       [&](const Curve& curve) { return curve.outage == outage; }))
        add_curve(outage, peaks, row);
    }
  }

  // A single number without a time is not a curve.
  void add_curve(const std::string& outage, const Table& peaks, std::size_t row) {
    const Table table = history_.curve(outage);
    Curve curve;
    curve.outage = outage;
    curve.series = text_at(peaks, row, "basis") == "series";
    curve.decay = integer_at(peaks, row, "decay_10_s");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const TimeBounds at = times_at(table, i, "at");
      const bool other =
          curve.series && (text_at(table, i, "source") != text_at(peaks, row, "source") ||
                           text_at(table, i, "region") != text_at(peaks, row, "region"));
      if (other || !at.min || !at.max) continue;
      if (at == times_at(peaks, row, "peak") &&
          integer_at(table, i, "reports") == integer_at(peaks, row, "peak"))
        curve.peak = curve.points.size();
      curve.points.push_back(
          {at, integer_at(table, i, "reports").value_or(0), text_at(table, i, "relation")});
    }
    if (curve.points.size() < 2) return;
    describe(curve);
    result_.curves.push_back(std::move(curve));
  }

  void describe(Curve& curve) const {
    const Table& timeline = known_.certain;
    for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
      if (text_at(timeline, i, "outage") != curve.outage) continue;
      curve.started = times_at(timeline, i, "started");
      curve.ended = times_at(timeline, i, "ended");
      curve.degradation = is_degradation(timeline, i);
    }
  }

  PlatformHistory& history_;
  const KnownOfPeriod& known_;
  Figures result_;
};

}  // namespace

Figures figures_of(PlatformHistory& history, const KnownOfPeriod& known) {
  return FiguresOfPlatform(history, known).build();
}

}  // namespace outagedb
