#include "output/reports/mail_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/text.hpp"
#include "output/reports/command_line.hpp"
#include "output/reports/mail_layout.hpp"
#include "output/reports/page_text.hpp"
#include "output/tables/cells.hpp"

namespace outagedb {
namespace {

class MailPage {
 public:
  MailPage(const Report& report, const WriteOptions& options)
      : report_(report),
        texts_(report.texts),
        options_(options),
        layout_(texts_),
        page_(layout_.page()) {}

  std::string build() {
    layout_.open_document(report_.title);
    const bool several = report_.platforms.size() > 1;
    write_eyebrow();
    if (several) {
      layout_.headline("h1", report_.headline);
      write_ranking();
    }
    for (const std::size_t i : platform_order(report_))
      write_platform(report_.platforms[i], several);
    write_command();
    write_footer();
    layout_.close_document();
    return page_.str();
  }

 private:
  // The second zone is shown in brackets, if one was requested.
  [[nodiscard]] bool has_second() const { return options_.zones.size() > 1; }

  void write_eyebrow() {
    layout_.row(
        24, styled(13, kSoft),
        joined({report_.kind, report_.period_name, times_in(report_, options_.zones.size())},
               kDot));
  }

  void write_ranking() {
    layout_.heading("h2", texts_("rank.title"));
    layout_.open_row(6, styled(14, kInk));
    layout_.open_data();
    page_.open("tr");
    for (const std::string& title : rank_headings(texts_)) layout_.head_cell(title);
    page_.close().newline();
    for (const std::size_t i : report_.ranking) write_rank(report_.platforms[i]);
    layout_.close_table();
    layout_.close_row();
  }

  void write_rank(const PlatformReport& platform) {
    const std::vector<std::string> cells = rank_cells(platform, texts_);
    page_.open("tr");
    layout_.data_cell(cells.front(), true);
    if (platform.rank.state == Rank::State::not_monitored) {
      page_.open("td",
                 {{"colspan", "4"},
                  {"dir", layout_.direction()},
                  {"align", layout_.start()},
                  {"style", styled(14, kSoft,
                                   fmt::format("border-top:1px solid {};padding:8px 0;", kLine))}});
      page_.line(cells[1]).close();
    } else {
      for (std::size_t i = 1; i < cells.size(); ++i) layout_.data_cell(cells[i]);
    }
    page_.close().newline();
  }

  void write_platform(const PlatformReport& platform, bool several) {
    const Page& page = platform.page;
    below_ = several ? "h3" : "h2";
    layout_.headline(several ? "h2" : "h1", page.headline);
    layout_.row(8, styled(16, kInk), joined(page.lead, " "));
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
    layout_.open_row(20, styled(14, kInk));
    layout_.open_table();
    for (std::size_t i = 0; i < facts.size(); i += 2) {
      page_.open("tr");
      write_fact(facts[i]);
      if (i + 1 < facts.size()) {
        write_fact(facts[i + 1]);
      } else {
        layout_.open_cell("50%", layout_.start(), {});
        page_.line(kNoBreakSpace).close();
      }
      page_.close().newline();
    }
    layout_.close_table();
    layout_.close_row();
  }

  void write_fact(const Fact& fact) {
    layout_.open_cell("50%", layout_.start(),
                      styled(13, kSoft,
                             fmt::format("border-top:1px solid {};padding:8px 0 14px 0;{}", kLine,
                                         layout_.gap(12))));
    page_.line(fact.label).empty("br");
    page_.element("b", {{"style", styled(22, kInk)}}, fact.value);
    if (!fact.doubt.empty()) page_.empty("br").line(fact.doubt);
    page_.close();
  }

  void write_entries(const Page& page) {
    if (page.entries.empty() && page.not_listed.empty()) return;
    layout_.heading(below_, page.entries_title);
    if (!page.entries.empty()) {
      write_key(page.entries);
      layout_.open_row(10, styled(14, kInk));
      layout_.open_table();
      for (const Entry& entry : page.entries) write_entry(entry);
      layout_.close_table();
      layout_.close_row();
    }
    for (const std::string& line : page.not_listed) layout_.note(line);
  }

  void write_key(const std::vector<Entry>& entries) {
    layout_.open_row(4, styled(13, kSoft));
    const auto add = [&](std::string_view key, auto belongs) {
      const auto one = std::ranges::find_if(entries, belongs);
      if (one == entries.end()) return;
      write_marker(*one);
      page_.line(texts_(key)).line(kNoBreakSpace).line(kNoBreakSpace).line(" ");
    };
    add("entries.certain", [](const Entry& one) { return !one.degradation && !one.vague; });
    add("entries.vague", [](const Entry& one) { return !one.degradation && one.vague; });
    add("entries.degradation", [](const Entry& one) { return one.degradation; });
    layout_.close_row();
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
    layout_.open_cell("26%", layout_.start(), styled(13, kSoft, border + layout_.gap(10)));
    write_marker(entry);
    page_.element("b", {{"style", styled(14, kInk)}}, entry.day.in(0));
    for (const std::string& line : {entry.clock.in(0), second_of(entry)}) {
      if (!line.empty()) page_.empty("br").line(line);
    }
    page_.close();
    layout_.open_cell("52%", layout_.start(),
                      styled(13, kSoft, border + layout_.gap(10) + "word-break:break-word;"));
    write_what(entry);
    page_.close();
    layout_.open_cell("22%", layout_.end(), styled(13, kSoft, border));
    page_.element("b", {{"style", styled(14, kInk)}}, entry.lasted);
    if (!entry.ended.empty()) page_.empty("br").line(entry.ended.in(0));
    page_.close().close().newline();
  }

  // "(20:30 Riyadh)", or with the day if that is another one there.
  [[nodiscard]] std::string second_of(const Entry& entry) const {
    const std::string time = has_second() ? second_start_of(entry, texts_) : std::string();
    if (time.empty()) return {};
    return fmt::format(
        "({})", texts_.with("time.of_zone", {{"time", time}, {"zone", zone_name(report_, 1)}}));
  }

  void write_what(const Entry& entry) {
    page_.element("b", {{"style", styled(14, kInk)}}, entry.title);
    if (!entry.quotation.empty()) page_.empty("br").line(entry.quotation);
    if (!entry.details.empty()) page_.empty("br").line(details_of(entry));
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
    page_.line(entry.sources_note)
        .line(kDot)
        .open("span", {{"dir", "ltr"}})
        .text(entry.short_id)
        .close();
  }

  void write_months(const Page& page) {
    if (page.months.empty()) return;
    layout_.heading(below_, page.months_title);
    layout_.paragraph(page.months_answer);
    std::int64_t most = 1;
    for (const MonthRow& month : page.months)
      most = std::max({most, month.most, month.outages.value_or(0)});
    layout_.open_row(10, styled(14, kInk));
    layout_.open_table();
    for (const MonthRow& month : page.months) write_month(month, most);
    layout_.close_table();
    layout_.close_row();
    const bool limited = std::ranges::any_of(
        page.months, [](const MonthRow& month) { return !month.limits.empty(); });
    layout_.note(texts_("months.key") + (limited ? " " + texts_("months.key_cells") : ""));
  }

  void write_month(const MonthRow& month, std::int64_t most) {
    page_.open("tr");
    layout_.open_cell("28%", layout_.start(), styled(14, kInk, "padding:4px 0;" + layout_.gap(10)));
    page_.line(month.name).close();
    const bool known = month.outages || month.most > 0;
    if (known) {
      layout_.open_cell("36%", layout_.start(), "padding:6px 0 4px 0;" + layout_.gap(10));
      write_bar(month, most);
      page_.close();
      layout_.open_cell("36%", layout_.start(), styled(14, kInk, "padding:4px 0;"));
      page_.line(with_limits(month.number, month.limits));
      if (!month.downtime.empty()) {
        page_.empty("br").element("span", {{"style", styled(13, kSoft)}}, month.downtime);
      }
      page_.close();
    } else {
      page_.open("td", {{"dir", layout_.direction()},
                        {"align", layout_.start()},
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
    layout_.open_table("0");
    page_.open("tr");
    write_bar_cell(solid, kOutage, kOutage);
    write_bar_cell(pale, kPale, kOutage);
    write_bar_cell(100 - solid - pale, kPaper, kPaper);
    page_.close().newline();
    layout_.close_table();
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
    layout_.heading(below_, texts_("recurrence.title"));
    for (const Return& one : page.returns)
      layout_.paragraph(
          texts_.with("recurrence.line", {{"within", one.within}, {"said", one.said}}));
    // The first sentence says the same as the numbers.
    for (std::size_t i = page.returns.empty() ? 0 : 1; i < page.recurrence.size(); ++i)
      layout_.paragraph(page.recurrence[i]);
    layout_.paragraph(page.durations);
  }

  void write_unknown(const Page& page) {
    layout_.heading(below_, texts_("unknown.title"));
    for (const Unknown& one : page.unknown) {
      layout_.open_row(6, styled(15, kInk));
      page_.element("b", {}, one.topic).line(" ").line(one.text);
      layout_.close_row();
    }
  }

  void write_section(const Section& section) {
    layout_.heading(below_, section.title);
    for (const std::string& line : section.lines) layout_.paragraph(line);
    if (section.table.rows.empty()) return;
    const Cells cells = isolated_cells(section.table, options_.zones, &texts_);
    layout_.open_row(6, styled(14, kInk));
    layout_.open_data();
    page_.open("tr");
    for (const Cells::Heading& one : cells.headings) layout_.head_cell(one.text);
    page_.close().newline();
    for (const auto& line : cells.rows) {
      page_.open("tr");
      for (const std::string& cell : line) layout_.data_cell(cell);
      page_.close().newline();
    }
    layout_.close_table();
    layout_.close_row();
  }

  // Left to right in every language.
  void write_command() {
    layout_.heading("h2", texts_("part.reproduce"));
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
    layout_.close_row();
  }

  void write_footer() {
    layout_.open_row(36, styled(12, kSoft, "padding-bottom:32px;word-break:break-word;"));
    page_.line(report_.known).line(". ").line(report_.citation);
    layout_.close_row();
  }

  const Report& report_;
  const Texts& texts_;
  const WriteOptions& options_;
  MailLayout layout_;
  Markup& page_;
  std::string_view below_ = "h2";  // the tag of headings below a headline
};

}  // namespace

std::string mail_page(const Report& report, const WriteOptions& options) {
  return MailPage(report, options).build();
}

}  // namespace outagedb
