#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "output/pictures/pictures.hpp"

namespace outagedb {
namespace {

constexpr Seconds kHour = 3600;
constexpr Seconds kDay = 24 * kHour;

bool degraded(Mark mark) { return mark == Mark::degradation || mark == Mark::degradation_edge; }
bool certain(Mark mark) { return mark == Mark::outage || mark == Mark::degradation; }

std::string class_of(const MarkedStretch& stretch) {
  if (stretch.mark == Mark::unobserved) return "off";
  std::string kind = degraded(stretch.mark) ? "deg" : "out";
  if (!certain(stretch.mark)) kind += " maybe";
  if (stretch.open) kind += " open";
  return kind;
}

std::string decimal(double value) {
  std::string text = fmt::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

// A column a day, midnight at the top.
// What is still to come looks the same.
const char* key_of_off(const Figures& figures) {
  return figures.over ? "mark.key.off" : "mark.key.off_or_later";
}

class DaysPicture {
 public:
  DaysPicture(Canvas& canvas, const Figures& figures)
      : canvas_(canvas), page_(canvas.page), figures_(figures), days_(figures.strips.rows) {}

  void draw() {
    page_.open("figure").newline();
    page_.open("div", {{"class", "month"},
                       {"role", "img"},
                       {"aria-label", canvas_.texts("when.label")},
                       {"style", fmt::format("--n:{}", days_.size())}});
    const auto shift = second_shift();
    if (shift) write_ends();
    write_hours(0);
    page_.open("div", {{"class", "plot"}});
    for (std::size_t i = 0; i < days_.size(); ++i) write_day(i);
    write_vague();
    page_.close();
    if (shift) {
      write_hours(*shift);
    } else {
      page_.open("div").close();
    }
    write_days();
    page_.close().newline();
    write_keys();
    page_.element("p", {{"class", "note"}},
                  canvas_.texts.with("when.column", {{"zone", canvas_.zone_name()}}));
    page_.close().newline();
  }

 private:
  // Seconds by which the second requested zone is ahead, if that is the same in the whole period.
  [[nodiscard]] std::optional<Seconds> second_shift() const {
    if (canvas_.requested_zones < 2) return std::nullopt;
    const auto ahead = [&](Instant at) {
      return to_local(at, canvas_.zones[1]).offset - to_local(at, canvas_.zones[0]).offset;
    };
    const Instant last = figures_.strips.until - 1;
    for (const std::size_t zone : {0, 1})
      if (telling_zone(canvas_.zones[zone], last) != canvas_.zones[zone]) return std::nullopt;
    const Seconds shift = ahead(figures_.strips.from);
    for (const Strip& day : days_)
      if (ahead(day.until - 1) != shift) return std::nullopt;
    return shift;
  }

  void write_ends() {
    page_.open("div", {{"class", "ends"}});
    for (const std::size_t zone : {0, 1})
      page_.element("span", {}, canvas_.texts.value("zone", canvas_.zones[zone].label()));
    page_.close();
  }

  void write_hours(Seconds shift) {
    page_.open("div", {{"class", "hours"}});
    for (int hour = 0; hour <= 24; hour += 6) {
      const Seconds there = (hour * kHour + shift + 2 * kDay) % kDay;
      std::string label = fmt::format("{:02}", hour == 24 && shift == 0 ? 24 : there / kHour);
      if (there % kHour != 0) label += fmt::format(":{:02}", there % kHour / 60);
      page_.element("span", {}, canvas_.texts.in_digits(label));
    }
    page_.close();
  }

  void write_day(std::size_t at) {
    const Strip& day = days_[at];
    const auto length = static_cast<double>(day.until - day.from);
    for (const MarkedStretch& stretch : day.stretches) {
      const double from = static_cast<double>(stretch.from - day.from) * 24 / length;
      const double hours = static_cast<double>(stretch.until - stretch.from) * 24 / length;
      page_.open(
          "i",
          {{"class", class_of(stretch)},
           {"style", fmt::format("--d:{};--t:{};--h:{}", at + 1, decimal(from), decimal(hours))}});
      page_.close();
      kinds_.insert(class_of(stretch));
    }
  }

  void write_vague() {
    for (const MarkedStretch& stretch : figures_.vague) {
      const auto first = day_of(stretch.from);
      const auto last = day_of(stretch.until);
      page_.open("i", {{"class", degraded(stretch.mark) ? "some deg" : "some"},
                       {"style", fmt::format("--d:{};--k:{}", first + 1, last - first + 1)}});
      page_.close();
      kinds_.insert("some");
    }
  }

  [[nodiscard]] std::size_t day_of(Instant at) const {
    std::size_t day = 0;
    while (day + 1 < days_.size() && days_[day + 1].from <= at) ++day;
    return day;
  }

  void write_days() {
    page_.open("div", {{"class", "days"}});
    for (const Strip& day : days_) {
      page_.element("span", {},
                    canvas_.texts.date_text("date.day_label", day.from, canvas_.zone()));
    }
    page_.close();
  }

  void write_keys() {
    std::vector<std::pair<std::string, std::string>> entries;
    const auto any = [&](std::string_view part) {
      return std::ranges::any_of(kinds_, [&](const std::string& kind) {
        return (" " + kind + " ").find(fmt::format(" {} ", part)) != std::string::npos;
      });
    };
    if (any("out")) entries.emplace_back("out", "mark.key.out");
    if (any("maybe")) entries.emplace_back("out maybe", "mark.key.maybe");
    if (any("some")) entries.emplace_back("some", "mark.key.some");
    if (any("open")) entries.emplace_back("open", "mark.key.open");
    if (any("deg")) entries.emplace_back("deg", "mark.key.degraded");
    if (any("off")) entries.emplace_back("off", key_of_off(figures_));
    write_key(canvas_, entries);
  }

  Canvas& canvas_;
  Markup& page_;
  const Figures& figures_;
  const std::vector<Strip>& days_;
  std::set<std::string> kinds_;
};

// A row a month, a cell a day.
class MonthsPicture {
 public:
  MonthsPicture(Canvas& canvas, const Figures& figures, const std::vector<MonthRow>& months)
      : canvas_(canvas), page_(canvas.page), figures_(figures) {
    for (const MonthRow& month : months)
      downtime_.insert(downtime_.end(), month.months, month.downtime);
  }

  void draw() {
    page_.open("figure").newline();
    page_.open("div",
               {{"class", "strips"}, {"role", "img"}, {"aria-label", canvas_.texts("when.label")}});
    for (std::size_t i = 0; i < figures_.strips.rows.size(); ++i) write_month(i);
    page_.open("span").close().open("div", {{"class", "ruler"}});
    for (const int day : {1, 8, 15, 22, 29}) {
      page_.element("span", {{"style", fmt::format("grid-column:{}", day)}},
                    canvas_.texts.count(day));
    }
    page_.close().open("span").close().close().newline();
    std::vector<std::pair<std::string, std::string>> entries;
    for (const auto& [kind, key] :
         {std::pair("out", "mark.key.outage"), std::pair("some", "mark.key.some"),
          std::pair("deg", "mark.key.degraded"), std::pair("off", key_of_off(figures_))}) {
      if (kinds_.contains(kind)) entries.emplace_back(kind, key);
    }
    write_key(canvas_, entries);
    page_.element("p", {{"class", "note"}},
                  canvas_.texts.with("when.cell", {{"zone", canvas_.zone_name()}}));
    page_.close().newline();
  }

 private:
  void write_month(std::size_t row) {
    const Strip& month = figures_.strips.rows[row];
    page_.element("span", {},
                  canvas_.texts.date_text("date.month_label", month.from, canvas_.zone()));
    const Instant last = month.until - 1;
    const int first_day = day_in(std::max(month.from, figures_.strips.from));
    const int days = day_in(std::min(month.until, figures_.strips.until) - 1) - first_day + 1;
    page_.open("div",
               {{"class", "strip"}, {"style", fmt::format("--a:{};--n:{}", first_day, days)}});
    write_cells(month, "off",
                [](const MarkedStretch& one) { return one.mark == Mark::unobserved; });
    for (const MarkedStretch& vague : figures_.vague) {
      if (vague.from < month.until && vague.until >= month.from) {
        write_cell(day_in(std::max(vague.from, month.from)), day_in(std::min(vague.until, last)),
                   "some");
      }
    }
    write_cells(month, "out", [](const MarkedStretch& one) {
      return one.mark == Mark::outage || one.mark == Mark::outage_edge;
    });
    write_cells(month, "deg", [](const MarkedStretch& one) { return degraded(one.mark); });
    page_.close();
    const std::size_t rows = figures_.strips.rows.size();
    const bool known = downtime_.size() >= rows;
    page_.element("span", {{"class", "total"}},
                  known ? downtime_[downtime_.size() - rows + row] : std::string());
    page_.newline();
  }

  [[nodiscard]] int day_in(Instant at) const { return to_local(at, canvas_.zone()).day; }

  // The days that the stretches touch, each once, runs of days as one cell. A day that was not
  // monitored is one that was not monitored at all.
  template <typename Wanted>
  void write_cells(const Strip& month, const std::string& kind, Wanted wanted) {
    std::set<int> days;
    for (const MarkedStretch& one : month.stretches) {
      if (!wanted(one)) continue;
      const Instant end = std::max(one.until - 1, one.from);
      int first = day_in(one.from);
      int last = day_in(end);
      if (kind == "off") {
        if (period_start(one.from, Period::day, canvas_.zone()) != one.from) ++first;
        if (period_next(end, Period::day, canvas_.zone()) != end + 1) --last;
      }
      for (int day = first; day <= last; ++day) days.insert(day);
    }
    for (auto at = days.begin(); at != days.end();) {
      const int first = *at;
      int last = first;
      while (++at != days.end() && *at == last + 1) ++last;
      write_cell(first, last, kind);
    }
  }

  void write_cell(int first, int last, const std::string& kind) {
    page_.open("i",
               {{"class", kind}, {"style", fmt::format("--d:{};--k:{}", first, last - first + 1)}});
    page_.close();
    kinds_.insert(kind);
  }

  Canvas& canvas_;
  Markup& page_;
  const Figures& figures_;
  std::vector<std::string> downtime_;  // by month
  std::set<std::string> kinds_;
};

}  // namespace

void draw_calendar(Canvas& canvas, const Figures& figures, const std::vector<MonthRow>& months) {
  if (figures.strips.row == Period::day) {
    DaysPicture(canvas, figures).draw();
  } else {
    MonthsPicture(canvas, figures, months).draw();
  }
}

}  // namespace outagedb
