#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "output/reports/command_line.hpp"
#include "output/reports/report_writer.hpp"
#include "output/reports/text_lines.hpp"
#include "output/tables/cells.hpp"
#include "output/tables/escape_controls.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kDot = " · ";
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
    for (const PlatformReport& platform : report_.platforms) {
      if (several) lines_.blank();
      write_platform(platform);
    }
    write_folded();
    write_foot();
  }

 private:
  [[nodiscard]] std::string shown(const std::string& line) const {
    return escape_line(line, texts_.right_to_left());
  }
  [[nodiscard]] std::string name(const std::string& text) const { return shown(isolated(text)); }

  [[nodiscard]] std::string zone_name(std::size_t zone) const {
    return texts_.value("zone", report_.zones[zone].label());
  }
  // The second zone in brackets, if one was requested.
  [[nodiscard]] bool has_second() const { return options_.zones.size() > 1; }

  [[nodiscard]] std::string times_in() const {
    if (!has_second()) return texts_.with("report.times_in", {{"zone", zone_name(0)}});
    return texts_.with("report.times_in_both", {{"zone", zone_name(0)}, {"second", zone_name(1)}});
  }

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
    for (const char* column : {"platform", "outages", "downtime", "longest", "availability"})
      cells.headings.push_back({texts_(fmt::format("rank.{}", column)), false, {}});
    for (const std::size_t i : report_.ranking) {
      const PlatformReport& platform = report_.platforms[i];
      const Rank& rank = platform.rank;
      if (rank.state == Rank::State::not_monitored) {
        cells.rows.push_back({name(platform.platform), texts_("months.not_monitored"), {}, {}, {}});
        continue;
      }
      const std::string limits = rank.limits.empty() ? "" : fmt::format(" ({})", rank.limits);
      cells.rows.push_back({name(platform.platform), rank.outages + limits, rank.downtime,
                            rank.longest, rank.availability});
    }
    write_cells(cells);
    lines_.blank();
    lines_.paragraph(texts_("report.all_detail"));
  }

  void write_platform(const PlatformReport& platform) {
    const Page& page = platform.page;
    lines_.paragraph(shown(fmt::format("{}{}{}{}{}", isolated(platform.platform), kDot,
                                       report_.period_name, kDot, times_in())));
    lines_.blank();
    lines_.paragraph(shown(page.headline) + ".");
    std::string lead;
    for (const std::string& sentence : page.lead) lead += (lead.empty() ? "" : " ") + sentence;
    lines_.paragraph(shown(lead));
    write_facts(page);
    write_entries(page);
    write_months(page);
    write_recurrence(page);
    write_unknown(page);
    for (const Section& section : platform.sections) {
      if (section.part == Part::page) write_section(section, {});
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

  // "Thu 22 May, between 13:30 and 14:30 [20:30 and 21:30]"
  [[nodiscard]] std::string start_of(const Entry& entry) const {
    std::string text = entry.day.in(0);
    if (!entry.clock.in(0).empty()) text = time(entry, 0);
    if (!has_second() || entry.vague ||
        (entry.day.in(0) == entry.day.in(1) && entry.clock.in(0) == entry.clock.in(1)))
      return text;
    const bool same_day = entry.day.in(0) == entry.day.in(1) && !entry.clock.in(1).empty();
    return fmt::format("{} [{}]", text, same_day ? entry.clock.in(1) : time(entry, 1));
  }

  [[nodiscard]] std::string time(const Entry& entry, std::size_t zone) const {
    if (entry.clock.in(zone).empty()) return entry.day.in(zone);
    return texts_.with("time.day_and_clock",
                       {{"day", entry.day.in(zone)}, {"clock", entry.clock.in(zone)}});
  }

  void write_entry(const Entry& entry) {
    const std::string lasted = entry.degradation
                                   ? texts_.with("entry.degraded_for", {{"duration", entry.lasted}})
                                   : entry.lasted;
    // The second zone is left out where there is no room for it.
    std::string start = shown(start_of(entry));
    const std::size_t room = options_.width - kIndent - 2 - display_width(shown(lasted));
    if (display_width(start) > room) start = shown(time(entry, 0));
    lines_.edges(start, shown(lasted), kIndent);
    lines_.edges(shown(entry.title), shown(entry.ended.in(0)), kDetailIndent);
    const std::string before(kDetailIndent, ' ');
    std::string details = entry.quotation;
    for (const ZonedText& detail : entry.details)
      details.append(details.empty() ? "" : kDot).append(detail.in(0));
    // Without causes in between, details and sources are one line.
    const bool joined = !details.empty() && entry.causes.empty();
    if (!details.empty() && !joined) lines_.paragraph(shown(details), before);
    for (const std::string& cause : entry.causes) lines_.paragraph(shown(cause), before);
    std::vector<std::string> names;
    for (const SourceLink& source : entry.sources) names.push_back(isolated(source.name));
    std::string sources = texts_.enumerated(names);
    sources += entry.sources_note;
    if (joined) sources = details + std::string(kDot) + sources;
    lines_.edges(shown(sources), entry.short_id, kDetailIndent);
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
    text += (text.empty() ? "" : " ") + month.number;
    return month.limits.empty() ? text : fmt::format("{} ({})", text, month.limits);
  }

  void write_recurrence(const Page& page) {
    if (page.returns.empty() && page.recurrence.empty()) return;
    heading(texts_("recurrence.title"));
    std::string returns;
    for (const Return& one : page.returns)
      returns += fmt::format("{}{}: {}", returns.empty() ? "" : kDot, one.within, one.said);
    const std::string before(kIndent, ' ');
    if (!returns.empty()) lines_.paragraph(shown(returns), before);
    // The first sentence says the same as the numbers.
    std::string rest;
    for (std::size_t i = returns.empty() ? 0 : 1; i < page.recurrence.size(); ++i)
      rest += (rest.empty() ? "" : " ") + page.recurrence[i];
    if (!page.durations.empty()) rest += (rest.empty() ? "" : " ") + page.durations;
    lines_.paragraph(shown(rest), before);
  }

  void write_unknown(const Page& page) {
    heading(texts_("unknown.title"));
    for (const Unknown& one : page.unknown)
      lines_.paragraph(shown(one.topic + " " + one.text), "  · ");
  }

  void write_folded() {
    for (const FoldedPart& folded : kFoldedParts) {
      bool begun = false;
      const auto write_all = [&](const std::vector<Section>& sections,
                                 const std::string& platform) {
        for (const Section& section : sections) {
          if (section.part != folded.part || section.id == "unknown") continue;
          if (!std::exchange(begun, true)) {
            lines_.blank();
            const std::string title = shown(texts_(folded.key));
            lines_.paragraph(title);
            out_ << std::string(display_width(title), '=') << '\n';
          }
          write_section(section, report_.platforms.size() > 1 ? platform : std::string());
        }
      };
      for (const PlatformReport& platform : report_.platforms)
        write_all(platform.sections, platform.platform);
      write_all(report_.sections, {});
    }
  }

  void write_section(const Section& section, const std::string& platform) {
    heading(platform.empty() ? section.title : isolated(platform) + ": " + section.title);
    for (const std::string& line : section.lines) lines_.paragraph(shown(line));
    if (section.table.rows.empty()) return;
    if (!section.lines.empty()) lines_.blank();
    write_cells(isolated_cells(section.table, options_.zones, &texts_));
  }

  // As a table if that fits, else row by row.
  void write_cells(const Cells& cells) {
    std::vector<std::size_t> widths;
    std::size_t all = 0;
    for (std::size_t i = 0; i < cells.headings.size(); ++i) {
      widths.push_back(display_width(cells.headings[i].text));
      for (const auto& row : cells.rows) widths[i] = std::max(widths[i], display_width(row[i]));
      all += widths[i] + 2;
    }
    if (all > options_.width + 2) {
      write_blocks(cells);
      return;
    }
    const auto write_row = [&](const auto& text_of) {
      std::string line;
      for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::string text = text_of(i);
        const std::string pad(widths[i] - std::min(widths[i], display_width(text)), ' ');
        line += (i == 0 ? "" : "  ") + (cells.headings[i].right ? pad + text : text + pad);
      }
      lines_.verbatim(line);
    };
    write_row([&](std::size_t i) { return cells.headings[i].text; });
    write_row([&](std::size_t i) { return std::string(widths[i], '-'); });
    for (const auto& row : cells.rows) write_row([&](std::size_t i) { return row[i]; });
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

  // The folded parts end with the commands; without them a reader is told how to get them.
  void write_foot() {
    const bool full = std::ranges::any_of(report_.platforms, [](const PlatformReport& platform) {
      return std::ranges::any_of(platform.sections,
                                 [](const Section& section) { return section.part != Part::page; });
    });
    lines_.blank();
    if (full) {
      const std::string title = shown(texts_("part.reproduce"));
      lines_.paragraph(title);
      out_ << std::string(display_width(title), '=') << "\n\n";
      lines_.paragraph(shown(texts_.with("part.reproduce.how", {{"citation", report_.citation}})));
      lines_.blank();
      for (const std::string& command : commands_of(report_))
        lines_.paragraph(escape_controls(command), "  ");
      return;
    }
    lines_.paragraph(texts_("report.more"));
    lines_.paragraph(shown(report_.known + kDot.data() + report_.made));
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
