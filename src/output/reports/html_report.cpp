#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "output/html/html_page.hpp"
#include "output/pictures/pictures.hpp"
#include "output/reports/command_line.hpp"
#include "output/reports/html_entries.hpp"
#include "output/reports/html_table.hpp"
#include "output/reports/page_text.hpp"
#include "output/reports/report_writer.hpp"

namespace outagedb {
namespace {

constexpr std::int64_t kEnoughStarts = 20;  // for a picture by weekday and hour
constexpr std::size_t kRanksShown = 20;
constexpr std::int64_t kSureBar = 10;  // shares of fewer cases have no bar

class HtmlReport {
 public:
  HtmlReport(const Report& report, const WriteOptions& options)
      : report_(report),
        texts_(report.texts),
        canvas_{page_, texts_, report.zones, options.zones.size(), 0} {}

  std::string build() {
    const bool several = report_.platforms.size() > 1;
    open_page(page_, texts_, report_.title);
    page_.open("main", {{"class", several ? "wide" : ""}}).newline();
    write_eyebrow();
    if (several) {
      page_.element("h1", {}, report_.headline).newline();
      write_ranking();
    }
    for (const std::size_t i : platform_order(report_)) {
      if (several)
        page_.open("section", {{"id", fmt::format("platform-{}", i)}, {"class", "platform"}});
      write_platform(report_.platforms[i]);
      if (several) page_.close().newline();
    }
    write_folded();
    page_.element("footer", {}, report_.known).newline();
    page_.close().newline();
    close_page(page_);
    return page_.str();
  }

 private:
  void heading(std::string_view key) { page_.element("h2", {}, texts_(key)).newline(); }

  void paragraph(const std::string& line) {
    if (!line.empty()) page_.element("p", {}, line).newline();
  }

  void write_eyebrow() {
    page_.open("div", {{"class", "eyebrow"}});
    page_.element("span", {}, fmt::format("{} · {}", report_.kind, report_.period_name));
    page_.open("span",
               {{"class", "zones"}, {"role", "radiogroup"}, {"aria-label", texts_("page.zones")}});
    for (std::size_t i = 0; i < report_.zones.size(); ++i) {
      page_.open("label");
      const std::string id = fmt::format("zone-{}", i);
      if (i == 0) {
        page_.empty("input", {{"type", "radio"}, {"name", "zone"}, {"id", id}, {"checked", ""}});
      } else {
        page_.empty("input", {{"type", "radio"}, {"name", "zone"}, {"id", id}});
      }
      page_.line(zone_name(report_, i)).close();
    }
    page_.close().close().newline();
  }

  // A row for each platform; on a narrow page, a card.
  void write_ranking() {
    std::int64_t most = 1;
    for (const PlatformReport& platform : report_.platforms) {
      for (const MonthRow& month : platform.page.months)
        most = std::max(most, month.outages.value_or(0));
    }
    page_.element("h2", {}, texts_("rank.title")).newline();
    const std::span ranking(report_.ranking);
    const auto shown = ranking.first(std::min(ranking.size(), kRanksShown));
    write_ranks(shown, 0, most);
    const auto rest = ranking.subspan(shown.size());
    if (rest.empty()) return;
    page_.open("details").element(
        "summary", {}, texts_.counted("rank.more", static_cast<std::int64_t>(rest.size())));
    write_ranks(rest, shown.size(), most);
    page_.close().newline();
  }

  void write_ranks(std::span<const std::size_t> ranking, std::size_t before_them,
                   std::int64_t most) {
    page_.open("table", {{"class", "rank"},
                         {"role", "table"},
                         {"style", fmt::format("counter-reset:r {}", before_them)}});
    page_.newline().open("thead").open("tr", {{"role", "row"}});
    const std::string kind(kind_of(report_.period.kind).name);
    const std::string before =
        texts_.with("rank.before", {{"period", texts_("rank.kind." + kind)}});
    for (const std::string& title :
         {texts_("rank.platform"), texts_("rank.outages"), texts_("rank.downtime"),
          texts_("rank.longest"), texts_("rank.availability"), before, texts_("rank.trend")})
      page_.element("th", {{"scope", "col"}, {"role", "columnheader"}}, title);
    page_.close().close().newline().open("tbody").newline();
    for (const std::size_t i : ranking) write_rank(i, before, most);
    page_.close().close().newline();
  }

  void write_rank(std::size_t at, const std::string& before, std::int64_t most) {
    const PlatformReport& platform = report_.platforms[at];
    const Rank& rank = platform.rank;
    const bool known = rank.state != Rank::State::not_monitored;
    page_.open("tr", {{"role", "row"}, {"class", known ? "" : "none"}});
    page_.open("th", {{"scope", "row"}, {"role", "rowheader"}, {"class", "who"}});
    page_.open("a", {{"href", fmt::format("#platform-{}", at)}})
        .open("bdi")
        .text(platform.platform);
    page_.close().close().close();
    if (!known) {
      page_.open("td", {{"colspan", "5"}, {"role", "cell"}}).open("span", {{"class", "flag"}});
      page_.line(texts_("months.not_monitored")).close().close();
    } else {
      cell("rank.outages", rank.outages, rank.limits);
      cell("rank.downtime", rank.downtime, {});
      cell("rank.longest", rank.longest, {});
      cell("rank.availability", rank.availability, {});
      page_.open("td", {{"role", "cell"}, {"data-l", before}}).line(rank.before).close();
    }
    page_.open("td", {{"class", "last"}, {"role", "cell"}});
    draw_spark(canvas_, platform.page.months, most);
    page_.close().close().newline();
  }

  void cell(std::string_view key, const std::string& value, const std::string& doubt) {
    page_.open("td", {{"role", "cell"}, {"data-l", texts_(key)}});
    page_.line(value);
    if (!doubt.empty()) page_.element("small", {}, doubt);
    page_.close();
  }

  void write_platform(const PlatformReport& platform) {
    const Page& page = platform.page;
    page_.element(report_.platforms.size() > 1 ? "h2" : "h1", {{"class", "finding"}},
                  page.headline);
    page_.newline().element("p", {{"class", "lead"}}, joined(page.lead, " ")).newline();
    write_facts(page);
    write_entries(canvas_, page);
    write_when(platform);
    write_months(page);
    write_recurrence(page);
    write_lengths(platform);
    write_components(page);
    write_curves(platform.figures);
    write_hours(platform.figures);
    write_unknown(page);
    for (const Section& section : platform.sections) {
      if (section.part == Part::page) write_section(section, section.title);
    }
  }

  void write_facts(const Page& page) {
    page_.open("dl", {{"class", "facts"}}).newline();
    for (const Fact& fact : page.facts) {
      page_.open("div").element("dt", {}, fact.label).open("dd").line(fact.value);
      if (!fact.doubt.empty()) page_.element("small", {}, fact.doubt);
      page_.close().close().newline();
    }
    page_.close().newline();
  }

  void write_when(const PlatformReport& platform) {
    const auto& rows = platform.figures.strips.rows;
    const bool drawn =
        !platform.figures.vague.empty() || std::ranges::any_of(rows, [](const Strip& strip) {
          return std::ranges::any_of(strip.stretches, [](const MarkedStretch& one) {
            return one.mark != Mark::unobserved;
          });
        });
    if (!drawn) return;
    heading("when.title");
    paragraph(platform.page.when);
    draw_calendar(canvas_, platform.figures, platform.page.months);
  }

  void write_months(const Page& page) {
    if (page.months.empty()) return;
    page_.element("h2", {}, page.months_title).newline();
    paragraph(page.months_answer);
    draw_months(canvas_, page.months);
  }

  void write_recurrence(const Page& page) {
    if (page.returns.empty() && page.recurrence.empty()) return;
    heading("recurrence.title");
    std::size_t at = 0;
    if (!page.recurrence.empty()) paragraph(page.recurrence[at++]);
    const bool sure = !page.returns.empty() && page.returns.front().of >= kSureBar;
    if (sure) {
      std::vector<Bar> bars;
      for (const Return& one : page.returns) bars.push_back({one.within, one.share, one.said});
      page_.open("figure").newline();
      draw_bars(canvas_, bars);
      page_.element("p", {{"class", "note"}}, texts_("recurrence.note")).close().newline();
    }
    page_.open("ul", {{"class", "plain"}});
    if (!sure) {
      // The answer names the other two.
      for (const Return& one :
           std::span(page.returns).subspan(std::min<std::size_t>(page.returns.size(), 2)))
        page_.element("li", {},
                      texts_.with("recurrence.line", {{"within", one.within}, {"said", one.said}}));
    }
    for (; at < page.recurrence.size(); ++at) page_.element("li", {}, page.recurrence[at]);
    page_.close().newline();
  }

  void write_lengths(const PlatformReport& platform) {
    if (platform.page.durations.empty()) return;
    heading("durations.title");
    paragraph(platform.page.durations);
    draw_lengths(canvas_, platform.figures.lengths);
  }

  void write_components(const Page& page) {
    if (page.components.empty()) return;
    heading("components.title");
    page_.open("figure").newline();
    std::vector<Bar> bars;
    const auto most = static_cast<double>(page.components.front().outages);
    for (const ComponentCount& one : page.components) {
      bars.push_back(
          {isolated(one.name), static_cast<double>(one.outages) / most, texts_.count(one.outages)});
    }
    draw_bars(canvas_, bars);
    std::string note = texts_("components.note");
    if (page.more_components > 0)
      note +=
          " " + texts_.counted("components.more", static_cast<std::int64_t>(page.more_components));
    page_.element("p", {{"class", "note"}}, note).close().newline();
  }

  void write_curves(const Figures& figures) {
    // Two numbers show neither a rise nor a fall.
    constexpr std::size_t kFewestPoints = 3;
    const auto drawn = [](const Curve& curve) { return curve.points.size() >= kFewestPoints; };
    if (std::ranges::none_of(figures.curves, drawn)) return;
    heading("curve.title");
    for (const Curve& curve : figures.curves) {
      if (drawn(curve)) draw_curve(canvas_, curve);
    }
  }

  void write_hours(const Figures& figures) {
    if (figures.hours.starts < kEnoughStarts) return;
    heading("hours.title");
    draw_hours(canvas_, figures.hours);
  }

  void write_unknown(const Page& page) {
    heading("unknown.title");
    page_.open("ul", {{"class", "plain"}});
    for (const Unknown& one : page.unknown) {
      page_.open("li").element("b", {}, one.topic).line(" ").line(one.text).close();
    }
    page_.close().newline();
  }

  void write_folded() {
    heading("part.how");
    for (const FoldedPart& folded : kFoldedParts) {
      const auto sections = folded_sections(report_, folded.part);
      if (sections.empty()) continue;
      page_.open("details").element("summary", {}, texts_(folded.key)).newline();
      for (const auto& [section, title] : sections) write_section(*section, title);
      page_.close().newline();
    }
    page_.open("details").element("summary", {}, texts_("part.reproduce")).newline();
    paragraph(texts_.with("part.reproduce.how", {{"citation", report_.citation}}));
    for (const std::string& command : commands_of(report_))
      page_.open("code").text(command).close();
    page_.close().newline();
  }

  void write_section(const Section& section, const std::string& title) {
    page_.element("h3", {}, title).newline();
    for (const std::string& line : section.lines) paragraph(line);
    if (!section.table.rows.empty())
      write_html_table(page_, section.table, report_.zones, texts_, title);
  }

  const Report& report_;
  const Texts& texts_;
  Markup page_;
  Canvas canvas_;
};

void write_html_report(const Report& report, const WriteOptions& options, std::ostream& out) {
  out << HtmlReport(report, options).build();
}

}  // namespace

extern const ReportWriter html_report_writer;
const ReportWriter html_report_writer{
    .name = "html", .write = write_html_report, .pictures = true, .sections = Sections::always};

}  // namespace outagedb
