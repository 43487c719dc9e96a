#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "output/reports/command_line.hpp"
#include "output/reports/page_text.hpp"
#include "output/reports/report_writer.hpp"
#include "output/reports/text_lines.hpp"
#include "output/tables/escape_controls.hpp"
#include "output/tables/table_lines.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kDetailIndent = 6;
constexpr std::int64_t kLongestBar = 10;

class TextReport {
 public:
  TextReport(const Report& report, WriteOptions options, std::ostream& out)
      : report_(report),
        texts_(report.texts),
        options_(std::move(options)),
        out_(out),
        lines_(out, options_.width) {}

  void write() {
    const bool several = report_.platforms.size() > 1;
    if (several) write_ranking();
    for (const std::size_t i : platform_order(report_)) {
      if (several) lines_.blank();
      write_platform(report_.platforms[i]);
    }
    write_folded();
    write_foot();
  }

 private:
  [[nodiscard]] std::string shown(const std::string& line) const {
    return escape_line(line, texts_.right_to_left());
  }
  // The second zone is shown in brackets, if one was requested.
  [[nodiscard]] bool has_second() const { return options_.zones.size() > 1; }

  void heading(const std::string& text) {
    lines_.blank();
    lines_.paragraph(shown(text));
  }

  void write_ranking() {
    lines_.paragraph(shown(fmt::format("{}{}{}", report_.kind, kDot, report_.period_name)));
    lines_.blank();
    lines_.paragraph(shown(report_.headline) + ".");
    heading(texts_("rank.title"));
    Cells cells;
    for (const std::string& title : rank_headings(texts_))
      cells.headings.emplace_back().text = title;
    for (const std::size_t i : report_.ranking) {
      cells.rows.push_back(rank_cells(report_.platforms[i], texts_));
      for (std::string& cell : cells.rows.back()) cell = shown(cell);
    }
    write_cells(std::move(cells));
    lines_.blank();
    lines_.paragraph(texts_("report.all_detail"));
  }

  void write_platform(const PlatformReport& platform) {
    const Page& page = platform.page;
    lines_.paragraph(
        shown(fmt::format("{}{}{}{}{}", isolated(platform.platform), kDot, report_.period_name,
                          kDot, times_in(report_, options_.zones.size()))));
    lines_.blank();
    lines_.paragraph(shown(page.headline) + ".");
    lines_.paragraph(shown(joined(page.lead, " ")));
    write_facts(page);
    write_entries(page);
    write_months(page);
    write_recurrence(page);
    write_unknown(page);
    for (const Section& section : platform.sections) {
      if (section.part == Part::page) write_section(section, section.title);
    }
  }

  void write_facts(const Page& page) {
    if (page.facts.empty()) return;
    lines_.blank();
    std::size_t widths[2]{0, 0};
    for (const Fact& fact : page.facts) {
      widths[0] = std::max(widths[0], display_width(fact.label));
      widths[1] = std::max(widths[1], display_width(fact.value));
    }
    for (const Fact& fact : page.facts)
      lines_.row(fact.label, widths[0], fact.value, widths[1], shown(fact.doubt), kIndent);
  }

  void write_entries(const Page& page) {
    if (page.entries.empty() && page.not_listed.empty()) return;
    heading(page.entries_title);
    for (const Entry& entry : page.entries) write_entry(entry);
    for (const std::string& line : page.not_listed)
      lines_.paragraph(shown(line), std::string(kIndent, ' '));
  }

  // "Thu 22 May, between 13:30 and 14:30 [20:30 and 21:30]", without the second zone if there is no
  // room for it.
  [[nodiscard]] std::string start(const Entry& entry, std::size_t room) const {
    const std::string first = start_of(entry, 0, texts_);
    const std::string second = has_second() ? second_start_of(entry, texts_) : std::string();
    const std::string both = second.empty() ? first : fmt::format("{} [{}]", first, second);
    return display_width(shown(both)) > room ? first : both;
  }

  void write_entry(const Entry& entry) {
    const std::string lasted = shown(lasted_of(entry, texts_));
    const std::size_t room = options_.width - kIndent - 2 - display_width(lasted);
    lines_.edges(shown(start(entry, room)), lasted, kIndent);
    lines_.edges(shown(entry.title), shown(entry.ended.in(0)), kDetailIndent);
    const std::string before(kDetailIndent, ' ');
    std::vector<std::string> line;
    for (const std::string& text : {entry.quotation, details_of(entry)})
      if (!text.empty()) line.push_back(text);
    // Without causes in between, details and sources are one line.
    if (!entry.causes.empty()) {
      lines_.paragraph(shown(joined(line, kDot)), before);
      line.clear();
    }
    for (const std::string& cause : entry.causes) lines_.paragraph(shown(cause), before);
    line.push_back(sources_of(entry, texts_));
    lines_.edges(shown(joined(line, kDot)), entry.short_id, kDetailIndent);
  }

  void write_months(const Page& page) {
    if (page.months.empty()) return;
    heading(page.months_title);
    if (!page.months_answer.empty())
      lines_.paragraph(shown(page.months_answer), std::string(kIndent, ' '));
    std::int64_t most = 1;
    std::size_t widths[2]{0, 0};
    std::vector<std::string> numbers;
    for (const MonthRow& month : page.months) most = std::max(most, month.outages.value_or(0));
    for (const MonthRow& month : page.months) {
      numbers.push_back(number_of(month, most));
      widths[0] = std::max(widths[0], display_width(month.name));
      widths[1] = std::max(widths[1], display_width(numbers.back()));
    }
    for (std::size_t i = 0; i < page.months.size(); ++i)
      lines_.row(page.months[i].name, widths[0], numbers[i], widths[1], page.months[i].downtime,
                 kIndent);
  }

  [[nodiscard]] static std::string number_of(const MonthRow& month, std::int64_t most) {
    const std::int64_t number = month.outages.value_or(0);
    const auto length = most <= kLongestBar ? number : (number * kLongestBar + most - 1) / most;
    std::string text;
    for (std::int64_t block = 0; block < length; ++block) text += "█";
    return with_limits(text + (text.empty() ? "" : " ") + month.number, month.limits);
  }

  void write_recurrence(const Page& page) {
    if (page.returns.empty() && page.recurrence.empty()) return;
    heading(texts_("recurrence.title"));
    std::vector<std::string> returns;
    for (const Return& one : page.returns)
      returns.push_back(fmt::format("{}: {}", one.within, one.said));
    const std::string before(kIndent, ' ');
    lines_.paragraph(shown(joined(returns, kDot)), before);
    // The first sentence says the same as the numbers.
    std::vector<std::string> rest = page.recurrence;
    if (!returns.empty() && !rest.empty()) rest.erase(rest.begin());
    if (!page.durations.empty()) rest.push_back(page.durations);
    lines_.paragraph(shown(joined(rest, " ")), before);
  }

  void write_unknown(const Page& page) {
    heading(texts_("unknown.title"));
    for (const Unknown& one : page.unknown)
      lines_.paragraph(shown(one.topic + " " + one.text), "  · ");
  }

  void part_heading(std::string_view key) {
    lines_.blank();
    const std::string title = shown(texts_(key));
    lines_.paragraph(title);
    lines_.verbatim(std::string(display_width(title), '='));
  }

  void write_folded() {
    for (const FoldedPart& folded : kFoldedParts) {
      const auto sections = folded_sections(report_, folded.part);
      if (!sections.empty()) part_heading(folded.key);
      for (const auto& [section, title] : sections) write_section(*section, title);
    }
  }

  void write_section(const Section& section, const std::string& title) {
    heading(title);
    for (const std::string& line : section.lines) lines_.paragraph(shown(line));
    if (section.table.rows.empty()) return;
    if (!section.lines.empty()) lines_.blank();
    write_cells(isolated_cells(section.table, options_.zones, &texts_));
  }

  // As a table if that fits, else row by row.
  void write_cells(Cells cells) {
    for (auto& row : cells.rows)
      for (std::string& cell : row) cell = with_plain_spaces(std::move(cell));
    const auto widths = column_widths(cells, options_.width);
    std::size_t all = 0;
    for (const std::size_t width : widths) all += width + 2;
    if (all > options_.width + 2) {
      write_blocks(cells);
    } else {
      write_table_lines(cells, widths, false, out_);
    }
  }

  void write_blocks(const Cells& cells) {
    std::size_t width = 0;
    for (const auto& heading : cells.headings) width = std::max(width, display_width(heading.text));
    bool first = true;
    for (const auto& row : cells.rows) {
      if (!std::exchange(first, false)) lines_.blank();
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i].empty()) continue;
        const std::string pad(width - display_width(cells.headings[i].text) + 2, ' ');
        lines_.paragraph(row[i], cells.headings[i].text + pad);
      }
    }
  }

  // The folded parts end with the commands; without them, the text names the option that adds them.
  void write_foot() {
    const bool full = std::ranges::any_of(kFoldedParts, [&](const FoldedPart& folded) {
      return !folded_sections(report_, folded.part).empty();
    });
    if (full) {
      part_heading("part.reproduce");
      lines_.blank();
      lines_.paragraph(shown(texts_.with("part.reproduce.how", {{"citation", report_.citation}})));
      lines_.blank();
      for (const std::string& command : commands_of(report_)) {
        for (const std::string& line : command_lines(escape_controls(command), options_.width - 2))
          lines_.verbatim("  " + line);
      }
      return;
    }
    lines_.blank();
    lines_.paragraph(texts_("report.more"));
    lines_.paragraph(shown(joined({report_.known, report_.made}, kDot)));
  }

  const Report& report_;
  const Texts& texts_;
  WriteOptions options_;
  std::ostream& out_;
  TextLines lines_;
};

void write_text(const Report& report, const WriteOptions& options, std::ostream& out) {
  TextReport(report, options, out).write();
}

}  // namespace

extern const ReportWriter text_report_writer;
const ReportWriter text_report_writer{
    .name = "text", .write = write_text, .ending = "txt", .sections = Sections::on_request};

}  // namespace outagedb
