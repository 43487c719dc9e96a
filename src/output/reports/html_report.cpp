#include <fmt/format.h>

#include "output/html/html_page.hpp"
#include "output/reports/html_figures.hpp"
#include "output/reports/html_table.hpp"
#include "output/reports/report_writer.hpp"

namespace outagedb {
namespace {

class HtmlReport {
 public:
  HtmlReport(const Report& report, const WriteOptions& options)
      : report_(report),
        texts_(report.texts),
        zones_(zones_with_utc(options.zones)),
        canvas_{page_, texts_, options.zones, 0} {
    for (const PlatformReport& platform : report.platforms) {
      axes_.reach(platform.figures);
      figures_.push_back({platform.platform, &platform.figures});
    }
  }

  std::string build() {
    open_page(page_, texts_, report_.title);
    write_header();
    page_.open("main").newline();
    if (figures_.size() > 1) write_overview();
    for (std::size_t i = 0; i < report_.platforms.size(); ++i) write_platform(i);
    write_appendix();
    page_.close().newline();
    page_.open("footer").element("p", {},
                                 texts_.with("report.cite", {{"citation", report_.citation}}));
    page_.close().newline();
    close_page(page_);
    return page_.str();
  }

 private:
  void write_header() {
    page_.open("header").newline();
    page_.element("h1", {}, report_.title).newline();
    page_.open("fieldset", {{"class", "zones"}});
    page_.element("legend", {}, texts_("page.zones"));
    for (std::size_t i = 0; i < zones_.size(); ++i)
      write_zone(i, texts_.value("zone", zones_[i].label()));
    write_zone(zones_.size(), texts_("page.all_zones"));
    page_.close().newline().close().newline();
  }

  // The last choice shows all of them: no rule of the style sheet hides anything then.
  void write_zone(std::size_t at, const std::string& label) {
    const std::string id = at == zones_.size() ? "zone-all" : fmt::format("zone-{}", at);
    page_.open("label");
    if (at == 0) {
      page_.empty("input", {{"type", "radio"}, {"name", "zone"}, {"id", id}, {"checked", ""}});
    } else {
      page_.empty("input", {{"type", "radio"}, {"name", "zone"}, {"id", id}});
    }
    page_.line(label).close();
  }

  void write_overview() {
    page_.open("section", {{"class", "overview"}, {"aria-labelledby", "overview"}}).newline();
    page_.element("h2", {{"id", "overview"}}, texts_("page.side_by_side"));
    page_.open("nav", {{"aria-label", texts_("page.platforms")}})
        .open("ul", {{"class", "platforms"}});
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      page_.open("li")
          .open("a", {{"href", fmt::format("#platform-{}", i)}})
          .open("bdi")
          .text(figures_[i].platform);
      page_.close().close().close();
    }
    page_.close().close().newline();
    page_.element("p", {{"class", "how"}}, texts_("page.side_by_side.how"));
    write_small_multiples(canvas_, figures_, axes_);
    page_.close().newline();
  }

  void write_platform(std::size_t at) {
    const PlatformReport& platform = report_.platforms[at];
    const std::string id = fmt::format("platform-{}", at);
    page_.open("section", {{"class", "platform"}, {"aria-labelledby", id}}).newline();
    page_.open("h2", {{"id", id}}).open("bdi").text(platform.platform).close().close().newline();
    page_.element("p", {{"class", "lead"}}, platform.headline).newline();
    write_tiles(platform.figures);
    for (const Section& section : platform.sections) {
      if (!section.appendix) write_section(platform, section);
    }
    page_.close().newline();
  }

  void write_tiles(const Figures& figures) {
    const MonthBar& whole = figures.whole;
    if (whole.no_data()) return;
    page_.open("dl", {{"class", "tiles"}}).newline();
    write_tile("outage", "tile.outages", texts_.count(whole.outages), limits_of(whole, texts_));
    write_tile("degradation", "tile.degradations", texts_.count(whole.degradations), {});
    write_tile("outage", "tile.downtime", texts_.duration(whole.downtime), {});
    write_tile("quiet", "tile.observed", texts_.share(whole.observed_share), {});
    page_.close().newline();
  }

  void write_tile(std::string kind, std::string_view key, const std::string& value,
                  const std::string& limits) {
    page_.open("div", {{"class", std::move(kind)}}).element("dt", {}, texts_(key));
    page_.open("dd").line(value);
    if (!limits.empty()) page_.element("small", {}, limits);
    page_.close().close().newline();
  }

  void write_appendix() {
    page_.open("section", {{"class", "platform"}, {"aria-labelledby", "appendix"}}).newline();
    page_.element("h2", {{"id", "appendix"}}, texts_("report.appendix")).newline();
    for (const PlatformReport& platform : report_.platforms) {
      for (const Section& section : platform.sections) {
        if (section.appendix)
          write_text(section, isolated(platform.platform) + ": " + section.title);
      }
    }
    for (const Section& section : report_.appendix) write_text(section, section.title);
    page_.close().newline();
  }

  void write_text(const Section& section, const std::string& title) {
    write_lines(section, title);
    write_table(section, title);
  }

  // The months are drawn; their numbers are in the table of their picture.
  void write_section(const PlatformReport& platform, const Section& section) {
    write_lines(section, section.title);
    write_section_figures(canvas_, platform.platform, platform.figures, axes_, section.id);
    if (section.id != "months")
      write_table(section, isolated(platform.platform) + ": " + section.title);
  }

  void write_lines(const Section& section, const std::string& title) {
    page_.element("h3", {}, title).newline();
    if (section.lines.empty()) return;
    page_.open("ul", {{"class", "lines"}});
    for (const std::string& line : section.lines) page_.element("li", {}, line);
    page_.close().newline();
  }

  void write_table(const Section& section, const std::string& title) {
    if (!section.table.rows.empty()) write_html_table(page_, section.table, zones_, texts_, title);
    write_sources(page_, section.sources, texts_);
  }

  const Report& report_;
  const Texts& texts_;
  std::vector<Zone> zones_;
  Markup page_;
  Canvas canvas_;
  Axes axes_;
  std::vector<PlatformFigures> figures_;
};

void write_html_report(const Report& report, const WriteOptions& options, std::ostream& out) {
  out << HtmlReport(report, options).build();
}

}  // namespace

extern const ReportWriter html_report_writer;
const ReportWriter html_report_writer{"html", write_html_report, {}, true};

}  // namespace outagedb
