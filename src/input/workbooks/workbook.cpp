#include "input/workbooks/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

void append_quoted(std::string& csv, std::string_view text) {
  if (text.find_first_of(",;|\t\"\r\n") == std::string_view::npos) {
    csv += text;
    return;
  }
  csv += '"';
  for (const char byte : text) {
    if (byte == '"') csv += '"';
    // A line break within a cell would shift the numbers of the lines after it.
    csv += byte == '\n' || byte == '\r' ? ' ' : byte;
  }
  csv += '"';
}

std::string names_of(const std::vector<WorkbookReader::Sheet>& sheets) {
  std::string names;
  for (const WorkbookReader::Sheet& sheet : sheets)
    names += fmt::format("{}'{}'", names.empty() ? "" : ", ", sheet.name);
  return names;
}

bool has_two_rows(std::string_view csv) {
  const auto first = csv.find_first_not_of('\n');
  const auto end = first == std::string_view::npos ? first : csv.find('\n', first);
  return end != std::string_view::npos &&
         csv.find_first_not_of('\n', end) != std::string_view::npos;
}

std::size_t sheet_named(const std::vector<WorkbookReader::Sheet>& sheets, const std::string& name) {
  const auto found = std::ranges::find(sheets, name, &WorkbookReader::Sheet::name);
  if (found != sheets.end()) return static_cast<std::size_t>(found - sheets.begin());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error == std::errc{} && end == name.data() + name.size() && number > 0 &&
      number <= sheets.size())
    return number - 1;
  throw Error(fmt::format("there is no sheet '{}'", name),
              fmt::format("the sheets are {}", names_of(sheets)));
}

Unpacked read_sheet(const WorkbookReader& workbook, const std::string& name) {
  const std::vector<WorkbookReader::Sheet>& sheets = workbook.sheets();
  if (sheets.empty()) throw Error("the workbook has no sheet", "nothing was imported from it");
  if (!name.empty()) return {workbook.csv(sheet_named(sheets, name)), {}};
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    if (sheets[at].hidden) continue;
    std::string csv = workbook.csv(at);
    if (!has_two_rows(csv)) continue;
    if (sheets.size() == 1) return {std::move(csv), {}};
    return {std::move(csv), fmt::format("sheet '{}' read, of {}; --sheet NAME reads another",
                                        sheets[at].name, names_of(sheets))};
  }
  throw Error("no sheet of the workbook has rows",
              fmt::format("name another of {} with --sheet", names_of(sheets)));
}

}  // namespace

void SheetCsv::add_row(std::size_t row, std::vector<SheetCell> cells) {
  for (auto merged = merged_.begin(); merged != merged_.end();) {
    const auto& [text, end] = merged->second;
    if (row >= end) {
      merged = merged_.erase(merged);
      continue;
    }
    const auto at = std::ranges::lower_bound(cells, merged->first, {}, &SheetCell::column);
    if (at == cells.end() || at->column != merged->first) {
      cells.insert(at, {.column = merged->first, .text = text});
    } else if (at->text.empty()) {
      at->text = text;
    }
    ++merged;
  }
  for (const SheetCell& cell : cells)
    if (cell.rows > 1) merged_[cell.column] = {cell.text, row + cell.rows};
  std::erase_if(cells, [](const SheetCell& cell) { return cell.text.empty(); });
  if (cells.empty()) return;
  Row added{row, 0, {}};
  for (const SheetCell& cell : cells) {
    added.text.append(cell.column - added.last_column, ',');
    added.last_column = cell.column;
    append_quoted(added.text, cell.text);
  }
  rows_.push_back(std::move(added));
}

std::string SheetCsv::text() const {
  const auto widest = std::ranges::max_element(rows_, {}, &Row::last_column);
  std::string csv;
  std::size_t next = 0;
  for (const Row& row : rows_) {
    csv.append(row.number - next, '\n');
    next = row.number + 1;
    csv += row.text;
    csv.append(widest->last_column - row.last_column, ',');
    csv += '\n';
    if (csv.size() > ZipArchive::kMostBytes) {
      throw Error(
          fmt::format("the sheet is longer than {} MiB as text", ZipArchive::kMostBytes >> 20U),
          "save it as CSV");
    }
  }
  return csv;
}

Unpacked unpacked(const ZipArchive& archive, const std::string& sheet) {
  if (const auto workbook = xlsx_workbook(archive)) return read_sheet(*workbook, sheet);
  if (const auto workbook = ods_workbook(archive)) return read_sheet(*workbook, sheet);
  require_no_sheet(sheet);
  const std::vector<std::string> names = archive.names();
  if (names.size() == 1) return {archive.read(names.front()), {}};
  throw Error(fmt::format("the zip archive holds {} files", names.size()),
              "unpack it and name the files to import");
}

void require_no_sheet(const std::string& sheet) {
  if (!sheet.empty())
    throw Error("--sheet has no effect on an input that is not a workbook", "omit it");
}

}  // namespace outagedb
