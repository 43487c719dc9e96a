#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "output/reports/command_line.hpp"
#include "output/reports/page_text.hpp"
#include "output/reports/report_writer.hpp"
#include "output/tables/markdown.hpp"

namespace outagedb {
namespace {

class MarkdownReport {
 public:
  MarkdownReport(const Report& report, WriteOptions options, std::ostream& out)
      : report_(report), texts_(report.texts), options_(std::move(options)), out_(out) {
    options_.texts = &texts_;
  }

  void write() {
    const bool several = report_.platforms.size() > 1;
    if (several) {
      heading("#", report_.headline);
      write_ranking();
    }
    for (const std::size_t i : platform_order(report_))
      write_platform(report_.platforms[i], several ? "##" : "#");
    write_folded();
    heading("##", texts_("part.reproduce"));
    paragraph(texts_.with("part.reproduce.how", {{"citation", report_.citation}}));
    for (const std::string& command : commands_of(report_)) item(isolated(command));
    out_ << '\n' << shown(report_.known) << ".\n";
  }

 private:
  [[nodiscard]] std::string shown(const std::string& line) const {
    return markdown_line(line, texts_.right_to_left());
  }

  void heading(std::string_view level, const std::string& text) {
    out_ << level << ' ' << shown(text) << "\n\n";
  }
  void paragraph(const std::string& text) {
    if (!text.empty()) out_ << shown(text) << "\n\n";
  }
  void item(const std::string& text) { out_ << "- " << shown(text) << '\n'; }

  // Cells are lines of ours, in which names are isolated.
  void table(const std::vector<std::string>& headings,
             const std::vector<std::vector<std::string>>& rows) {
    const auto write_row = [&](const std::vector<std::string>& cells) {
      out_ << '|';
      for (const std::string& cell : cells) out_ << ' ' << shown(cell) << " |";
      out_ << '\n';
    };
    write_row(headings);
    out_ << '|';
    for (std::size_t i = 0; i < headings.size(); ++i) out_ << " --- |";
    out_ << '\n';
    for (const auto& row : rows) write_row(row);
    out_ << '\n';
  }

  void write_ranking() {
    std::vector<std::vector<std::string>> rows;
    for (const std::size_t i : report_.ranking)
      rows.push_back(rank_cells(report_.platforms[i], texts_));
    table(rank_headings(texts_), rows);
  }

  void write_platform(const PlatformReport& platform, std::string_view level) {
    const Page& page = platform.page;
    const std::string below = std::string(level) + "#";
    heading(level, page.headline);
    paragraph(joined(page.lead, " "));
    for (const Fact& fact : page.facts) {
      out_ << "- " << shown(fact.label) << ": **" << shown(fact.value) << "**";
      if (!fact.doubt.empty()) out_ << " (" << shown(fact.doubt) << ')';
      out_ << '\n';
    }
    out_ << '\n';
    write_entries(page, below);
    write_months(page, below);
    write_recurrence(page, below);
    heading(below, texts_("unknown.title"));
    for (const Unknown& one : page.unknown) item(one.topic + " " + one.text);
    out_ << '\n';
    for (const Section& section : platform.sections) {
      if (section.part == Part::page) write_section(section, section.title, below);
    }
  }

  // "Thu 22 May, between 13:30 and 14:30 ET; 20:30 and 21:30 Riyadh"
  [[nodiscard]] std::string start_in_zones(const Entry& entry) const {
    std::string text;
    for (std::size_t zone = 0; zone < options_.zones.size(); ++zone) {
      std::string time = start_of(entry, zone, texts_);
      if (entry.day.same() && entry.clock.same()) return time;
      time = texts_.with("time.of_zone", {{"time", time}, {"zone", zone_name(report_, zone)}});
      text =
          zone == 0 ? time : texts_.with("enumeration.note", {{"first", text}, {"second", time}});
    }
    return text;
  }

  void write_entries(const Page& page, const std::string& level) {
    if (page.entries.empty() && page.not_listed.empty()) return;
    heading(level, page.entries_title);
    for (const Entry& entry : page.entries) {
      out_ << "- **" << shown(entry.title) << "**: " << shown(start_in_zones(entry)) << "; "
           << shown(lasted_of(entry, texts_));
      if (!entry.ended.empty()) out_ << ", " << shown(entry.ended.in(0));
      out_ << '\n';
      if (!entry.quotation.empty()) item_of_entry(entry.quotation);
      for (const ZonedText& detail : entry.details) item_of_entry(detail.in(0));
      for (const std::string& cause : entry.causes) item_of_entry(cause);
      item_of_entry(joined({sources_of(entry, texts_), entry.short_id}, kDot));
    }
    out_ << '\n';
    for (const std::string& line : page.not_listed) paragraph(line);
  }

  void item_of_entry(const std::string& line) { out_ << "  - " << shown(line) << '\n'; }

  void write_months(const Page& page, const std::string& level) {
    if (page.months.empty()) return;
    heading(level, page.months_title);
    paragraph(page.months_answer);
    std::vector<std::vector<std::string>> rows;
    for (const MonthRow& month : page.months)
      rows.push_back({month.name, with_limits(month.number, month.limits), month.downtime});
    table({texts_("months.column.month"), texts_("months.column.outages"),
           texts_("months.column.downtime")},
          rows);
  }

  void write_recurrence(const Page& page, const std::string& level) {
    if (page.returns.empty() && page.recurrence.empty()) return;
    heading(level, texts_("recurrence.title"));
    for (const Return& one : page.returns)
      item(texts_.with("recurrence.line", {{"within", one.within}, {"said", one.said}}));
    for (std::size_t i = page.returns.empty() ? 0 : 1; i < page.recurrence.size(); ++i)
      item(page.recurrence[i]);
    if (!page.durations.empty()) item(page.durations);
    out_ << '\n';
  }

  void write_folded() {
    for (const FoldedPart& folded : kFoldedParts) {
      const auto sections = folded_sections(report_, folded.part);
      if (!sections.empty()) heading("##", texts_(folded.key));
      for (const auto& [section, title] : sections) write_section(*section, title, "###");
    }
  }

  void write_section(const Section& section, const std::string& title, std::string_view level) {
    heading(level, title);
    for (const std::string& line : section.lines) paragraph(line);
    if (section.table.rows.empty()) return;
    writer_named("markdown").write(section.table, options_, out_);
    out_ << '\n';
  }

  const Report& report_;
  const Texts& texts_;
  WriteOptions options_;
  std::ostream& out_;
};

void write_markdown_report(const Report& report, const WriteOptions& options, std::ostream& out) {
  MarkdownReport(report, options, out).write();
}

}  // namespace

extern const ReportWriter markdown_report_writer;
const ReportWriter markdown_report_writer{
    .name = "markdown", .write = write_markdown_report, .ending = "md"};

}  // namespace outagedb
