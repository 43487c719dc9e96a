#include "report/builder/build_figures.hpp"

#include <algorithm>

#include "report/builder/history.hpp"
#include "report/builder/rows.hpp"
#include "report/builder/timeline_rows.hpp"
#include "time/format/format_time.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kCurvesShown = 4;

TimeBounds times_at(const Table& table, std::size_t row, const char* min, const char* max) {
  return {integer_at(table, row, min), integer_at(table, row, max)};
}

// The columns in the tables of the pictures.
const std::vector<std::string> kOutageColumns{
    "outage",         "severity",       "started_min",  "started_max", "ended_min", "ended_max",
    "duration_min_s", "duration_max_s", "peak_reports", "sources",     "title"};
const std::vector<std::string> kMonthColumns{"period",         "outages_lo",    "outages",
                                             "outages_hi",     "degradations",  "downtime_min_s",
                                             "downtime_max_s", "observed_share"};
const std::vector<std::string> kGapColumns{"outage",   "ended_min",     "ended_max", "next_outage",
                                           "next_min", "next_max",      "gap_min_s", "gap_max_s",
                                           "state",    "observed_until"};
const std::vector<std::string> kCurveColumns{"basis",  "source",   "region", "at_min",
                                             "at_max", "relation", "reports"};

class FiguresOfPlatform {
 public:
  FiguresOfPlatform(PlatformHistory& history, const ReportRequest& request,
                    const ReportPeriod& period, Instant as_of)
      : history_(history),
        period_(period),
        as_of_(as_of),
        zones_(zones_with_utc(request.zones)),
        months_(months_shown(period, request.zones.front())) {}

  Figures build() {
    add_strips();
    add_months();
    add_outages();
    add_gaps();
    add_hours();
    add_curves();
    return std::move(result_);
  }

 private:
  // The result of the query for these periods, with its command.
  [[nodiscard]] Answer answer(std::string_view query, const std::vector<ReportPeriod>& periods,
                              const Table& table, const std::vector<std::string>& columns) const {
    return {history_.source(query, periods.front(), periods.back()), pick(table, columns)};
  }

  // Only events with a certain place in the period: "some Saturday of that year" is no interval.
  void add_strips() {
    const Table timeline = history_.timeline(period_);
    std::vector<MarkedStretch> marks;
    for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
      if (!certain_in(period_, timeline, i)) continue;
      const auto drawn = marks_of(
          text_at(timeline, i, "outage"), times_at(timeline, i, "started_min", "started_max"),
          times_at(timeline, i, "ended_min", "ended_max"), is_degradation(timeline, i));
      marks.insert(marks.end(), drawn.begin(), drawn.end());
    }
    const Table unobserved = history_.unobserved(period_);
    for (std::size_t i = 0; i < unobserved.rows.size(); ++i) {
      marks.push_back({*integer_at(unobserved, i, "from_at"),
                       *integer_at(unobserved, i, "until_at"),
                       Mark::unobserved,
                       false,
                       {}});
    }
    for (const Zone& zone : zones_)
      result_.strips.push_back(strips_of(period_.from, period_.until, zone, marks));
    result_.timeline = answer("timeline", {period_}, timeline, kOutageColumns);
  }

  void add_months() {
    result_.frequency = answer("frequency", months_, history_.frequency(months_), kMonthColumns);
    const Table& table = result_.frequency.table;
    for (std::size_t i = 0; i < months_.size(); ++i)
      result_.months.push_back(bar_at(table, i, months_[i].from));
    result_.whole = bar_at(history_.frequency({period_}), 0, period_.from);
  }

  [[nodiscard]] static MonthBar bar_at(const Table& table, std::size_t row, Instant from) {
    MonthBar bar;
    bar.from = from;
    bar.outages_lo = integer_at(table, row, "outages_lo");
    bar.outages = integer_at(table, row, "outages");
    bar.outages_hi = integer_at(table, row, "outages_hi");
    bar.degradations = integer_at(table, row, "degradations");
    bar.downtime = {integer_at(table, row, "downtime_min_s"),
                    integer_at(table, row, "downtime_max_s")};
    bar.observed_share = number_at(table, row, "observed_share").value_or(0);
    return bar;
  }

  void add_outages() {
    result_.past_outages =
        answer("longest", months_, history_.longest(months_.front(), period_), kOutageColumns);
    const Table& table = result_.past_outages.table;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      Lasted outage;
      outage.outage = text_at(table, i, "outage");
      outage.began = times_at(table, i, "started_min", "started_max");
      outage.lasted = {integer_at(table, i, "duration_min_s"),
                       integer_at(table, i, "duration_max_s")};
      outage.here = outage.began.min.value_or(*outage.began.max) >= period_.from;
      result_.outages.push_back(outage);
    }
    std::stable_sort(result_.outages.begin(), result_.outages.end(),
                     [](const Lasted& a, const Lasted& b) { return a.began.max < b.began.max; });
  }

  void add_gaps() {
    result_.past_gaps =
        answer("gaps", months_, history_.gaps(months_.front(), period_), kGapColumns);
    const Table& table = result_.past_gaps.table;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const std::string state = text_at(table, i, "state");
      if (state != "closed" && state != "censored") continue;  // nothing is known about its length
      Lasted gap;
      gap.outage = text_at(table, i, "outage");
      gap.began = times_at(table, i, "ended_min", "ended_max");
      gap.lasted = {integer_at(table, i, "gap_min_s"), integer_at(table, i, "gap_max_s")};
      gap.here = gap.began.min >= period_.from;
      gap.now = state == "censored" && text_at(table, i, "next_outage").empty() &&
                integer_at(table, i, "observed_until") >= std::min(period_.until, as_of_);
      result_.gaps.push_back(gap);
    }
  }

  void add_hours() {
    for (const Zone& zone : zones_) {
      const Table table = history_.hours(months_.front(), period_, zone);
      result_.hours.push_back(hours_in(table, zone));
      result_.past_hours.push_back(history_.source("hours", months_.front(), period_, zone));
    }
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
    const Table peaks = history_.peaks(period_);
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
      const TimeBounds at = times_at(table, i, "at_min", "at_max");
      const bool other =
          curve.series && (text_at(table, i, "source") != text_at(peaks, row, "source") ||
                           text_at(table, i, "region") != text_at(peaks, row, "region"));
      if (other || !at.min || !at.max) continue;
      if (at == times_at(peaks, row, "peak_min", "peak_max") &&
          integer_at(table, i, "reports") == integer_at(peaks, row, "peak"))
        curve.peak = curve.points.size();
      curve.points.push_back(
          {at, integer_at(table, i, "reports").value_or(0), text_at(table, i, "relation")});
    }
    if (curve.points.size() < 2) return;
    describe(curve);
    result_.curves.push_back(std::move(curve));
    result_.user_reports.push_back(
        {history_.source("curve", {{"outage", outage}}), pick(table, kCurveColumns)});
  }

  void describe(Curve& curve) const {
    const Table& timeline = result_.timeline.table;
    for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
      if (text_at(timeline, i, "outage") != curve.outage) continue;
      curve.started = times_at(timeline, i, "started_min", "started_max");
      curve.ended = times_at(timeline, i, "ended_min", "ended_max");
      curve.degradation = is_degradation(timeline, i);
    }
  }

  PlatformHistory& history_;
  const ReportPeriod& period_;
  Instant as_of_;
  std::vector<Zone> zones_;
  std::vector<ReportPeriod> months_;
  Figures result_;
};

}  // namespace

Figures figures_of(PlatformHistory& history, const ReportRequest& request,
                   const ReportPeriod& period, Instant as_of) {
  return FiguresOfPlatform(history, request, period, as_of).build();
}

}  // namespace outagedb
