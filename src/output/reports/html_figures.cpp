#include "output/reports/html_figures.hpp"

#include <fmt/format.h>

#include <functional>
#include <initializer_list>

#include "output/reports/html_table.hpp"

namespace outagedb {
namespace {

struct LegendEntry {
  std::string_view kind;  // of the swatch
  std::string_view key;
};
using Legend = std::initializer_list<LegendEntry>;

void write_swatch(Canvas& canvas, std::string_view kind) {
  Markup& page = canvas.page;
  page.open("svg",
            {{"class", "swatch"}, {"width", "22"}, {"height", "12"}, {"aria-hidden", "true"}});
  if (kind == "arrow") {
    page.empty("path",
               {{"class", "ink"}, {"d", canvas.mirrored() ? "M14 1L7 6L14 11" : "M8 1L15 6L8 11"}});
  } else if (kind == "whisker") {
    page.empty("path", {{"class", "whisker"}, {"d", "M7 1H15M7 11H15M11 1V11"}});
  } else {
    page.empty(
        "rect",
        {{"class", std::string(kind)}, {"x", "1"}, {"y", "1"}, {"width", "20"}, {"height", "10"}});
  }
  page.close();
}

void write_legend(Canvas& canvas, Legend entries) {
  canvas.page.open("ul", {{"class", "legend"}});
  for (const LegendEntry& entry : entries) {
    canvas.page.open("li");
    write_swatch(canvas, entry.kind);
    canvas.page.line(canvas.texts(entry.key)).close();
  }
  canvas.page.close().newline();
}

class FigureWriter {
 public:
  FigureWriter(Canvas& canvas, std::string platform, const Figures& figures, const Axes& axes)
      : canvas_(canvas),
        page_(canvas.page),
        texts_(canvas.texts),
        platform_(std::move(platform)),
        figures_(figures),
        axes_(axes) {}

  void strips() {
    const bool days = figures_.strips.front().row == Period::day;
    const auto title = [&](const Zone& zone) {
      return texts_.with(days ? "picture.strips" : "picture.strips_of_year",
                         {{"platform", name()}, {"zone", label(zone)}});
    };
    begin();
    for (std::size_t i = 0; i < figures_.strips.size(); ++i) {
      const Strips& strips = figures_.strips[i];
      in_zone(i, [&] {
        words(title(strips.zone), texts_(days ? "picture.strips.days" : "picture.strips.months"));
        draw_strips(canvas_, platform_, strips);
      });
    }
    legend({{"outage", "legend.certain"},
            {"outage edge", "legend.edge"},
            {"degradation", "legend.degradation"},
            {"arrow", "legend.open"},
            {"unobserved", "legend.unobserved"}});
    end(figures_.timeline, title(canvas_.zone()));
  }

  void months() {
    begin();
    const std::string title = texts_.with("picture.months", {{"platform", name()}});
    words(title, texts_("picture.months.how"));
    draw_months(canvas_, platform_, figures_, axes_);
    legend({{"outage", "tile.outages"},
            {"whisker", "legend.whisker"},
            {"degradation", "tile.degradations"},
            {"outage edge", "legend.at_most"},
            {"arrow", "legend.open"},
            {"unobserved", "legend.unobserved"}});
    end(figures_.frequency, title);
  }

  void outages() {
    if (figures_.outages.empty()) return;
    begin();
    const std::string title = texts_.with("picture.outages", {{"platform", name()}});
    words(title, texts_("picture.outages.how"));
    draw_outages(canvas_, platform_, figures_, axes_);
    legend({{"outage", "legend.this"},
            {"past", "legend.past"},
            {"past edge", "legend.at_most"},
            {"arrow", "legend.open"}});
    end(figures_.past_outages, title);
  }

  void gaps() {
    if (figures_.gaps.empty()) return;
    begin();
    const std::string title = texts_.with("picture.gaps", {{"platform", name()}});
    words(title, texts_("picture.gaps.how"));
    draw_gaps(canvas_, platform_, figures_, axes_);
    legend({{"quiet", "legend.this"},
            {"past", "legend.past"},
            {"past edge", "legend.at_most"},
            {"arrow", "legend.at_least"}});
    end(figures_.past_gaps, title);
  }

  void hours() {
    for (std::size_t i = 0; i < figures_.hours.size(); ++i) {
      const Hours& hours = figures_.hours[i];
      if (hours.starts + hours.left_out == 0) continue;
      in_zone(i, [&] {
        begin();
        const std::string title =
            texts_.with("picture.hours", {{"platform", name()}, {"zone", label(hours.zone)}});
        words(title,
              texts_.with("picture.hours.how", {{"n", texts_.count(hours.starts)},
                                                {"left_out", texts_.count(hours.left_out)}}));
        draw_hours(canvas_, platform_, hours, axes_);
        legend({{"unobserved", "legend.unobserved"}});
        end({figures_.past_hours[i], hours_with_starts(hours)}, title);
      });
    }
  }

  // The other cells of the week are empty.
  [[nodiscard]] Table hours_with_starts(const Hours& hours) const {
    Table table{{{"weekday", Unit::text, {}},
                 {"hour", Unit::text, {}},
                 {"starts", Unit::count, {}},
                 {"observed_s", Unit::seconds, {}}},
                {}};
    for (std::size_t day = 0; day < hours.cells.size(); ++day) {
      for (std::size_t hour = 0; hour < hours.cells[day].size(); ++hour) {
        const HourCell& cell = hours.cells[day][hour];
        if (cell.starts == 0) continue;
        table.rows.push_back({texts_.weekday(static_cast<int>(day) + 1),
                              texts_.in_digits(fmt::format("{:02}", hour)), cell.starts,
                              cell.observed});
      }
    }
    return table;
  }

  void curves() {
    for (std::size_t i = 0; i < figures_.curves.size(); ++i) {
      const Curve& curve = figures_.curves[i];
      begin();
      const std::string title = curve_title(canvas_, platform_, curve);
      words(title, curve_how(curve, texts_));
      draw_curve(canvas_, platform_, curve);
      end(figures_.user_reports[i], title);
    }
  }

 private:
  [[nodiscard]] std::string name() const { return isolated(platform_); }
  [[nodiscard]] std::string label(const Zone& zone) const {
    return texts_.value("zone", zone.label());
  }

  void in_zone(std::size_t zone, const std::function<void()>& write) {
    page_.open("div", {{"class", fmt::format("z z{}", zone)}});
    write();
    page_.close().newline();
  }

  void begin() { page_.open("figure").newline(); }

  void words(const std::string& title, const std::string& how) {
    page_.element("p", {{"class", "caption"}}, title);
    page_.element("p", {{"class", "how"}}, how).newline();
  }

  void legend(Legend entries) { write_legend(canvas_, entries); }

  void end(const Answer& answer, const std::string& title) {
    page_.open("details").element("summary", {}, texts_("page.table"));
    write_html_table(page_, answer.table, zones_with_utc(canvas_.zones), texts_, title);
    write_sources(page_, {answer.source}, texts_);
    page_.close().close().newline();
  }

  Canvas& canvas_;
  Markup& page_;
  const Texts& texts_;
  std::string platform_;
  const Figures& figures_;
  const Axes& axes_;
};

}  // namespace

void write_section_figures(Canvas& canvas, const std::string& platform, const Figures& figures,
                           const Axes& axes, std::string_view section) {
  FigureWriter writer(canvas, platform, figures, axes);
  if (section == "outages") {
    writer.strips();
    writer.curves();
  } else if (section == "recurrence") {
    writer.gaps();
  } else if (section == "months") {
    writer.months();
    writer.outages();
    writer.hours();
  }
}

void write_small_multiples(Canvas& canvas, const std::vector<PlatformFigures>& all,
                           const Axes& axes) {
  canvas.page.open("div", {{"class", "small-multiples"}}).newline();
  for (const auto& [platform, figures] : all) {
    canvas.page.open("figure").element("figcaption", {}, isolated(platform)).newline();
    draw_months_small(canvas, platform, *figures, axes);
    canvas.page.close().newline();
  }
  canvas.page.close().newline();
  write_legend(canvas, {{"outage", "tile.outages"},
                        {"whisker", "legend.whisker"},
                        {"degradation", "tile.degradations"},
                        {"unobserved", "legend.unobserved"}});
}

}  // namespace outagedb
