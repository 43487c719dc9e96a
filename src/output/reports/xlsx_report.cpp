#include <algorithm>

#include "output/reports/command_line.hpp"
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

void add_words(std::vector<std::string>& lines, const Section& section, const Texts& texts) {
  lines.emplace_back();
  lines.push_back(section.title);
  lines.insert(lines.end(), section.lines.begin(), section.lines.end());
  if (!section.sources.empty()) lines.push_back(sources_line(section.sources, texts));
}

// If a table has its own column of platforms, that one is sufficient.
Section without_platform(Section section) {
  auto& columns = section.table.columns;
  if (columns.empty() || columns.front().name != "platform") return section;
  columns.erase(columns.begin());
  for (auto& row : section.table.rows) row.erase(row.begin());
  return section;
}

void write_xlsx_report(const Report& report, const WriteOptions& options, std::ostream& out) {
  const Texts& texts = report.texts;
  std::vector<std::string> lines{report.title};
  std::vector<Sheet> sheets;
  for (const PlatformReport& platform : report.platforms) {
    lines.emplace_back();
    lines.push_back(platform.headline);
    for (const Section& section : platform.sections) {
      add_words(lines, section, texts);
      add_section(sheets, without_platform(section), platform.platform);
    }
  }
  for (const Section& section : report.appendix) {
    add_words(lines, section, texts);
    add_section(sheets, section, {});
  }
  lines.emplace_back();
  lines.push_back(texts.with("report.cite", {{"citation", report.citation}}));
  Workbook book(texts, options.zones);
  book.add_lines(texts("sheet.report"), lines);
  for (const Sheet& sheet : sheets) book.add_table(texts("sheet." + sheet.id), sheet.table);
  out << book.finish();
}

}  // namespace

extern const ReportWriter xlsx_report_writer;
const ReportWriter xlsx_report_writer{"xlsx", write_xlsx_report};

}  // namespace outagedb
