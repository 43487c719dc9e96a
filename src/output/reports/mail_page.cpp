#include "output/reports/mail_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "output/html/markup.hpp"
#include "output/reports/command_line.hpp"
#include "output/tables/cells.hpp"
#include "output/tables/escape_controls.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kInk = "#15191f";
constexpr std::string_view kSoft = "#57606c";
constexpr std::string_view kOutage = "#c2410c";
constexpr std::string_view kPale = "#f9d3bc";
constexpr std::string_view kDegraded = "#2563a8";
constexpr std::string_view kLine = "#dfe3e8";
constexpr std::string_view kPaper = "#ffffff";

constexpr std::string_view kFont = "font-family:Segoe UI,Helvetica,Arial,sans-serif;";
constexpr std::string_view kNoBreakSpace = "\u00a0";

// A style for text. Every cell has one, because Outlook lets no cell inherit it from its table.
std::string styled(int size, std::string_view colour, std::string_view more = {}) {
  return fmt::format("{}font-size:{}px;line-height:{}px;color:{};{}", kFont, size, size * 29 / 20,
                     colour, more);
}

class MailPage {
 public:
  MailPage(const Report& report, const WriteOptions& options)
      : report_(report),
        texts_(report.texts),
        options_(options),
        direction_(texts_.right_to_left() ? "rtl" : "ltr"),
        start_(texts_.right_to_left() ? "right" : "left"),
        end_(texts_.right_to_left() ? "left" : "right") {}

  std::string build() {
    open_document();
    const bool several = report_.platforms.size() > 1;
    write_eyebrow();
    if (several) {
      headline("h1", report_.headline);
      write_ranking();
    }
    for (const PlatformReport& platform : report_.platforms) write_platform(platform, several);
    write_command();
    write_footer();
    close_document();
    return page_.str();
  }

 private:
  void open_document() {
    page_.doctype().newline();
    page_.open("html", {{"lang", std::string(texts_.language())}, {"dir", direction_}}).newline();
    page_.open("head").newline();
    page_.empty("meta", {{"http-equiv", "Content-Type"}, {"content", "text/html; charset=utf-8"}});
    page_.newline();
    page_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    page_.newline();
    // Mail programs of telephones otherwise make links of the times of outages.
    page_.empty("meta", {{"name", "format-detection"},
                         {"content", "telephone=no, date=no, address=no, email=no"}});
    page_.newline()
        .open("title")
        .text(escape_line(report_.title, false))
        .close()
        .newline()
        .close()
        .newline();
    page_.open("body", {{"dir", direction_},
                        {"bgcolor", std::string(kPaper)},
                        {"style", fmt::format("margin:0;padding:0;background-color:{};", kPaper)}});
    page_.newline();
    // The attribute is for Outlook; elsewhere the page also fits a narrow window.
    page_.open("table", {{"role", "presentation"},
                         {"dir", direction_},
                         {"align", "center"},
                         {"width", "600"},
                         {"cellpadding", "0"},
                         {"cellspacing", "0"},
                         {"border", "0"},
                         {"bgcolor", std::string(kPaper)},
                         {"style", "width:600px;max-width:100%;margin:0 auto;"}});
    page_.newline();
  }

  void close_document() { page_.close().newline().close().newline().close().newline(); }

  // A row of the page.
  void open_row(int above, const std::string& style) {
    page_.open("tr").open("td",
                          {{"dir", direction_},
                           {"align", start_},
                           {"style", fmt::format("padding:{}px 16px 0 16px;{}", above, style)}});
  }
  void close_row() { page_.close().close().newline(); }

  void row(int above, const std::string& style, const std::string& line) {
    if (line.empty()) return;
    open_row(above, style);
    page_.line(line);
    close_row();
  }

  // A table within a row, as wide as the page. The padding is for programs that ignore styles.
  void open_table(std::string_view padding = "4") {
    page_.newline().open("table", {{"role", "presentation"},
                                   {"dir", direction_},
                                   {"width", "100%"},
                                   {"cellpadding", std::string(padding)},
                                   {"cellspacing", "0"},
                                   {"border", "0"},
                                   {"style", "width:100%;"}});
    page_.newline();
  }
  void close_table() { page_.close().newline(); }

  void open_cell(std::string_view width, const std::string& align, const std::string& style) {
    page_.open("td", {{"dir", direction_},
                      {"align", align},
                      {"valign", "top"},
                      {"width", std::string(width)},
                      {"style", style}});
  }

  // The distance to the next cell.
  [[nodiscard]] std::string gap(int pixels) const {
    return fmt::format("padding-{}:{}px;", end_, pixels);
  }

  void headline(std::string_view tag, const std::string& line) {
    open_row(tag == "h1" ? 6 : 44, styled(26, kInk));
    page_.element(tag, {{"style", fmt::format("margin:0;{}font-weight:bold;", styled(26, kInk))}},
                  line);
    close_row();
  }

  void heading(std::string_view tag, const std::string& line) {
    open_row(36, styled(18, kInk));
    page_.element(tag, {{"style", fmt::format("margin:0;{}font-weight:bold;", styled(18, kInk))}},
                  line);
    close_row();
  }

  void paragraph(const std::string& line) { row(6, styled(15, kInk), line); }
  void note(const std::string& line) { row(6, styled(13, kSoft), line); }

  [[nodiscard]] std::string zone_name(std::size_t zone) const {
    return texts_.value("zone", report_.zones[zone].label());
  }
  // The second zone in brackets, if one was requested.
  [[nodiscard]] bool has_second() const { return options_.zones.size() > 1; }

  void write_eyebrow() {
    const std::string times = has_second()
                                  ? texts_.with("report.times_in_both",
                                                {{"zone", zone_name(0)}, {"second", zone_name(1)}})
                                  : texts_.with("report.times_in", {{"zone", zone_name(0)}});
    row(24, styled(13, kSoft),
        fmt::format("{} · {} · {}", report_.kind, report_.period_name, times));
  }

  // A table of data, which a screen reader reads as one.
  void open_data() {
    page_.newline().open("table", {{"dir", direction_},
                                   {"width", "100%"},
                                   {"cellpadding", "4"},
                                   {"cellspacing", "0"},
                                   {"border", "0"},
                                   {"style", "width:100%;border-collapse:collapse;"}});
    page_.newline();
  }

  void head_cell(const std::string& line) {
    page_.element(
        "th",
        {{"scope", "col"},
         {"dir", direction_},
         {"align", start_},
         {"valign", "bottom"},
         {"style", styled(13, kSoft, fmt::format("padding:6px 0;{}font-weight:normal;", gap(10)))}},
        line);
  }

  void data_cell(const std::string& line, bool strong = false) {
    page_.open("td", {{"dir", direction_},
                      {"align", start_},
                      {"valign", "top"},
                      {"style", styled(14, kInk,
                                       fmt::format("border-top:1px solid {};padding:8px 0;{}",
                                                   kLine, gap(10)))}});
    if (strong) {
      page_.element("b", {}, line);
    } else {
      page_.line(line);
    }
    page_.close();
  }

  void write_ranking() {
    heading("h2", texts_("rank.title"));
    open_row(6, styled(14, kInk));
    open_data();
    page_.open("tr");
    for (const char* column : {"platform", "outages", "downtime", "longest", "availability"})
      head_cell(texts_(fmt::format("rank.{}", column)));
    page_.close().newline();
    for (const std::size_t i : report_.ranking) write_rank(report_.platforms[i]);
    close_table();
    close_row();
  }

  void write_rank(const PlatformReport& platform) {
    const Rank& rank = platform.rank;
    page_.open("tr");
    data_cell(isolated(platform.platform), true);
    if (rank.state == Rank::State::not_monitored) {
      page_.open("td",
                 {{"colspan", "4"},
                  {"dir", direction_},
                  {"align", start_},
                  {"style", styled(14, kSoft,
                                   fmt::format("border-top:1px solid {};padding:8px 0;", kLine))}});
      page_.line(texts_("months.not_monitored")).close();
    } else {
      data_cell(with_limits(rank.outages, rank.limits));
      data_cell(rank.downtime);
      data_cell(rank.longest);
      data_cell(rank.availability);
    }
    page_.close().newline();
  }

  [[nodiscard]] static std::string with_limits(const std::string& number,
                                               const std::string& limits) {
    return limits.empty() ? number : fmt::format("{} ({})", number, limits);
  }

  void write_platform(const PlatformReport& platform, bool several) {
    const Page& page = platform.page;
    below_ = several ? "h3" : "h2";
    headline(several ? "h2" : "h1", page.headline);
    std::string lead;
    for (const std::string& sentence : page.lead) lead += (lead.empty() ? "" : " ") + sentence;
    row(8, styled(16, kInk), lead);
    write_facts(page.facts);
    write_entries(page);
    write_months(page);
    write_recurrence(page);
    write_unknown(page);
    for (const Section& section : platform.sections) {
      if (section.part == Part::page) write_section(section);
    }
  }

  // Two in a row.
  void write_facts(const std::vector<Fact>& facts) {
    if (facts.empty()) return;
    open_row(20, styled(14, kInk));
    open_table();
    for (std::size_t i = 0; i < facts.size(); i += 2) {
      page_.open("tr");
      write_fact(facts[i]);
      if (i + 1 < facts.size()) {
        write_fact(facts[i + 1]);
      } else {
        open_cell("50%", start_, {});
        page_.line(kNoBreakSpace).close();
      }
      page_.close().newline();
    }
    close_table();
    close_row();
  }

  void write_fact(const Fact& fact) {
    open_cell(
        "50%", start_,
        styled(13, kSoft,
               fmt::format("border-top:1px solid {};padding:8px 0 14px 0;{}", kLine, gap(12))));
    page_.line(fact.label).empty("br");
    page_.element("b", {{"style", styled(22, kInk)}}, fact.value);
    if (!fact.doubt.empty()) page_.empty("br").line(fact.doubt);
    page_.close();
  }

  void write_entries(const Page& page) {
    if (page.entries.empty() && page.not_listed.empty()) return;
    heading(below_, page.entries_title);
    if (!page.entries.empty()) {
      write_key(page.entries);
      open_row(10, styled(14, kInk));
      open_table();
      for (const Entry& entry : page.entries) write_entry(entry);
      close_table();
      close_row();
    }
    for (const std::string& line : page.not_listed) note(line);
  }

  void write_key(const std::vector<Entry>& entries) {
    open_row(4, styled(13, kSoft));
    const auto add = [&](std::string_view key, auto belongs) {
      const auto one = std::ranges::find_if(entries, belongs);
      if (one == entries.end()) return;
      write_marker(*one);
      page_.line(texts_(key)).line(kNoBreakSpace).line(kNoBreakSpace).line(" ");
    };
    add("entries.certain", [](const Entry& one) { return !one.degradation && !one.vague; });
    add("entries.vague", [](const Entry& one) { return !one.degradation && one.vague; });
    add("entries.degradation", [](const Entry& one) { return one.degradation; });
    close_row();
  }

  void write_marker(const Entry& entry) {
    const std::string_view colour = entry.degradation ? kDegraded : kOutage;
    const std::string_view marker = entry.degradation ? "■" : entry.vague ? "○" : "●";
    page_.element("span", {{"style", fmt::format("color:{};", colour)}}, marker);
    page_.line(kNoBreakSpace);
  }

  void write_entry(const Entry& entry) {
    const std::string border = fmt::format("border-top:1px solid {};padding:10px 0 12px 0;", kLine);
    page_.open("tr");
    open_cell("26%", start_, styled(13, kSoft, border + gap(10)));
    write_marker(entry);
    page_.element("b", {{"style", styled(14, kInk)}}, entry.day.in(0));
    for (const std::string& line : {entry.clock.in(0), second_of(entry)}) {
      if (!line.empty()) page_.empty("br").line(line);
    }
    page_.close();
    open_cell("52%", start_, styled(13, kSoft, border + gap(10) + "word-break:break-word;"));
    write_what(entry);
    page_.close();
    open_cell("22%", end_, styled(13, kSoft, border));
    page_.element("b", {{"style", styled(14, kInk)}}, entry.lasted);
    if (!entry.ended.empty()) page_.empty("br").line(entry.ended.in(0));
    page_.close().close().newline();
  }

  // "(20:30 Riyadh)", or with the day if that is another one there.
  [[nodiscard]] std::string second_of(const Entry& entry) const {
    if (!has_second() || entry.vague) return {};
    const std::string& clock = entry.clock.in(1);
    const bool same_day = entry.day.in(0) == entry.day.in(1);
    if (same_day && entry.clock.in(0) == clock) return {};
    std::string time = entry.day.in(1);
    if (!clock.empty()) {
      time =
          same_day ? clock : texts_.with("time.day_and_clock", {{"day", time}, {"clock", clock}});
    }
    return fmt::format("({})",
                       texts_.with("time.of_zone", {{"time", time}, {"zone", zone_name(1)}}));
  }

  void write_what(const Entry& entry) {
    page_.element("b", {{"style", styled(14, kInk)}}, entry.title);
    if (!entry.quotation.empty()) page_.empty("br").line(entry.quotation);
    std::string details;
    for (const ZonedText& detail : entry.details)
      details.append(details.empty() ? "" : " · ").append(detail.in(0));
    if (!details.empty()) page_.empty("br").line(details);
    for (const std::string& cause : entry.causes) page_.empty("br").line(cause);
    page_.empty("br");
    write_sources(entry);
  }

  void write_sources(const Entry& entry) {
    for (std::size_t i = 0; i < entry.sources.size(); ++i) {
      const SourceLink& source = entry.sources[i];
      if (i > 0) page_.line(texts_("enumeration.separator")).line(" ");
      const std::string name = isolated(source.name);
      if (source.address.empty()) {
        page_.line(name);
      } else {
        page_.element("a",
                      {{"href", source.address},
                       {"style", fmt::format("color:{};text-decoration:underline;", kDegraded)}},
                      name);
      }
    }
    if (!entry.sources_note.empty()) page_.line(" ").line(entry.sources_note);
    page_.line(" · ").open("span", {{"dir", "ltr"}}).text(entry.short_id).close();
  }

  void write_months(const Page& page) {
    const bool any = std::ranges::any_of(
        page.months, [](const MonthRow& month) { return month.outages || month.most > 0; });
    if (!any) return;
    heading(below_, page.months_title);
    paragraph(page.months_answer);
    std::int64_t most = 1;
    for (const MonthRow& month : page.months)
      most = std::max({most, month.most, month.outages.value_or(0)});
    open_row(10, styled(14, kInk));
    open_table();
    for (const MonthRow& month : page.months) write_month(month, most);
    close_table();
    close_row();
    note(texts_("months.key_cells"));
  }

  void write_month(const MonthRow& month, std::int64_t most) {
    page_.open("tr");
    open_cell("28%", start_, styled(14, kInk, "padding:4px 0;" + gap(10)));
    page_.line(month.name).close();
    const bool known = month.outages || month.most > 0;
    if (known) {
      open_cell("36%", start_, "padding:6px 0 4px 0;" + gap(10));
      write_bar(month, most);
      page_.close();
      open_cell("36%", start_, styled(14, kInk, "padding:4px 0;"));
      page_.line(with_limits(month.number, month.limits));
      if (!month.downtime.empty()) {
        page_.empty("br").element("span", {{"style", styled(13, kSoft)}}, month.downtime);
      }
      page_.close();
    } else {
      page_.open("td", {{"dir", direction_},
                        {"align", start_},
                        {"valign", "top"},
                        {"colspan", "2"},
                        {"style", styled(14, kSoft, "padding:4px 0;")}});
      page_.line(month.number).close();
    }
    page_.close().newline();
  }

  // Cells whose widths add up to the whole: the fewest, up to the most, and the rest.
  void write_bar(const MonthRow& month, std::int64_t most) {
    const auto share = [&](std::int64_t number) { return number * 100 / most; };
    const std::int64_t solid = share(month.fewest);
    const std::int64_t pale = share(std::max(month.most, month.fewest)) - solid;
    open_table("0");
    page_.open("tr");
    write_bar_cell(solid, kOutage, kOutage);
    write_bar_cell(pale, kPale, kOutage);
    write_bar_cell(100 - solid - pale, kPaper, kPaper);
    page_.close().newline();
    close_table();
  }

  void write_bar_cell(std::int64_t width, std::string_view colour, std::string_view border) {
    if (width <= 0) return;
    page_.open("td", {{"width", fmt::format("{}%", width)},
                      {"height", "10"},
                      {"bgcolor", std::string(colour)},
                      {"style", fmt::format("width:{}%;height:10px;font-size:1px;line-height:10px;"
                                            "background-color:{};border:1px solid {};",
                                            width, colour, border)}});
    page_.line(kNoBreakSpace).close();
  }

  void write_recurrence(const Page& page) {
    if (page.returns.empty() && page.recurrence.empty()) return;
    heading(below_, texts_("recurrence.title"));
    for (const Return& one : page.returns)
      paragraph(texts_.with("recurrence.line", {{"within", one.within}, {"said", one.said}}));
    // The first sentence says the same as the numbers.
    for (std::size_t i = page.returns.empty() ? 0 : 1; i < page.recurrence.size(); ++i)
      paragraph(page.recurrence[i]);
    paragraph(page.durations);
  }

  void write_unknown(const Page& page) {
    heading(below_, texts_("unknown.title"));
    for (const Unknown& one : page.unknown) {
      open_row(6, styled(15, kInk));
      page_.element("b", {}, one.topic).line(" ").line(one.text);
      close_row();
    }
  }

  void write_section(const Section& section) {
    heading(below_, section.title);
    for (const std::string& line : section.lines) paragraph(line);
    if (section.table.rows.empty()) return;
    const Cells cells = isolated_cells(section.table, options_.zones, &texts_);
    open_row(6, styled(14, kInk));
    open_data();
    page_.open("tr");
    for (const Cells::Heading& one : cells.headings) head_cell(one.text);
    page_.close().newline();
    for (const auto& line : cells.rows) {
      page_.open("tr");
      for (const std::string& cell : line) data_cell(cell);
      page_.close().newline();
    }
    close_table();
    close_row();
  }

  // Left to right in every language.
  void write_command() {
    heading("h2", texts_("part.reproduce"));
    page_.open("tr").open("td",
                          {{"dir", "ltr"},
                           {"align", "left"},
                           {"style", fmt::format("padding:8px 16px 0 16px;font-family:Menlo,"
                                                 "Consolas,Courier New,monospace;font-size:13px;"
                                                 "line-height:19px;color:{};"
                                                 "word-break:break-word;",
                                                 kInk)}});
    page_.open("code", {{"style", "font-family:Menlo,Consolas,Courier New,monospace;"}});
    page_.text(command_line(report_)).close();
    close_row();
  }

  void write_footer() {
    open_row(36, styled(12, kSoft, "padding-bottom:32px;word-break:break-word;"));
    page_.line(report_.known).line(". ").line(report_.citation);
    close_row();
  }

  const Report& report_;
  const Texts& texts_;
  const WriteOptions& options_;
  std::string direction_;
  std::string start_;  // the side on which a line starts
  std::string end_;
  std::string_view below_ = "h2";  // the tag of headings below a headline
  Markup page_;
};

}  // namespace

std::string mail_page(const Report& report, const WriteOptions& options) {
  return MailPage(report, options).build();
}

}  // namespace outagedb
