#include <algorithm>

#include "output/reports/command_line.hpp"
#include "output/reports/page_text.hpp"
#include "output/reports/report_writer.hpp"
#include "output/reports/sheets.hpp"

namespace outagedb {
namespace {

// The sections of one kind of all platforms, as one sheet.
struct Sheet {
  std::string id;
  Table table;
};

void add_section(std::vector<Sheet>& sheets, const Section& section, const std::string& platform) {
  if (section.table.rows.empty()) return;
  auto sheet = std::ranges::find(sheets, section.id, &Sheet::id);
  if (sheet == sheets.end()) {
    sheets.push_back({section.id, {section.table.columns, {}}});
    sheet = sheets.end() - 1;
    if (!platform.empty())
      sheet->table.columns.insert(sheet->table.columns.begin(), Column{"platform", Unit::text, {}});
  }
  for (auto row : section.table.rows) {
    if (!platform.empty()) row.insert(row.begin(), platform);
    sheet->table.rows.push_back(std::move(row));
  }
}

void add_words(std::vector<std::string>& lines, const Section& section) {
  lines.emplace_back();
  lines.push_back(section.title);
  lines.insert(lines.end(), section.lines.begin(), section.lines.end());
}

// If a table has its own column of platforms, that one is sufficient.
Section without_platform(Section section) {
  auto& columns = section.table.columns;
  if (columns.empty() || columns.front().name != "platform") return section;
  columns.erase(columns.begin());
  for (auto& row : section.table.rows) row.erase(row.begin());
  return section;
}

// The first sheet reads like the page.
void add_page(std::vector<std::string>& lines, const Page& page, const Texts& texts) {
  const auto add = [&](const std::string& line) {
    if (!line.empty()) lines.push_back(line);
  };
  lines.emplace_back();
  add(page.headline);
  for (const std::string& sentence : page.lead) add(sentence);
  lines.emplace_back();
  for (const Fact& fact : page.facts) add(fact.label + ": " + with_limits(fact.value, fact.doubt));
  lines.emplace_back();
  add(page.entries_title);
  for (const Entry& entry : page.entries) {
    add(joined({start_of(entry, 0, texts), entry.title, entry.lasted, entry.short_id}, kDot));
  }
  for (const std::string& line : page.not_listed) add(line);
  lines.emplace_back();
  add(page.months_answer);
  for (const std::string& line : page.recurrence) add(line);
  lines.emplace_back();
  for (const Unknown& one : page.unknown) add(one.topic + " " + one.text);
}

void write_xlsx_report(const Report& report, const WriteOptions& options, std::ostream& out) {
  const Texts& texts = report.texts;
  std::vector<std::string> lines{report.title};
  if (!report.headline.empty()) lines.push_back(report.headline);
  std::vector<Sheet> sheets;
  for (const PlatformReport& platform : report.platforms) {
    add_page(lines, platform.page, texts);
    for (const Section& section : platform.sections) {
      if (section.part == Part::page) add_words(lines, section);
      add_section(sheets, without_platform(section), platform.platform);
    }
  }
  for (const Section& section : report.sections) add_section(sheets, section, {});
  lines.emplace_back();
  lines.push_back(report.known);
  lines.push_back(report.citation);
  for (const std::string& command : commands_of(report)) lines.push_back(isolated(command));
  Workbook book(texts, options.zones);
  book.add_lines(texts("sheet.report"), lines);
  for (const Sheet& sheet : sheets) book.add_table(texts("sheet." + sheet.id), sheet.table);
  out << book.finish();
}

}  // namespace

extern const ReportWriter xlsx_report_writer;
const ReportWriter xlsx_report_writer{
    .name = "xlsx", .write = write_xlsx_report, .sections = Sections::always, .binary = true};

}  // namespace outagedb
