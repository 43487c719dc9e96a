#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/workbooks/sheet_xml.hpp"
#include "input/workbooks/workbook.hpp"

// OpenDocument spreadsheets (ISO/IEC 26300), as LibreOffice writes them.
namespace outagedb {
namespace {

constexpr const char* kContent = "content.xml";

void append_text(std::string& text, const pugi::xml_node& node) {
  for (const pugi::xml_node& part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
      text += part.value();
    } else if (is_named(part, "s")) {  // spaces
      text.append(std::max<std::size_t>(1, part.attribute("text:c").as_uint()), ' ');
    } else if (is_named(part, "tab") || is_named(part, "line-break")) {
      text += ' ';
    } else if (!is_named(part, "annotation")) {
      append_text(text, part);
    }
  }
}

std::string paragraphs_of(const pugi::xml_node& cell) {
  std::string text;
  for (const pugi::xml_node& part : cell.children()) {
    if (!is_named(part, "p")) continue;
    if (!text.empty()) text += ' ';
    append_text(text, part);
  }
  return text;
}

// "PT26H05M00S" as "26:05:00"; another spelling stays as it is.
std::string clock_of(std::string_view duration) {
  if (!duration.starts_with("PT")) return std::string(duration);
  std::string text;
  std::string_view rest = duration.substr(2);
  for (const char unit : {'H', 'M', 'S'}) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (const auto at = rest.find(unit); unit == 'S' && at != std::string_view::npos) {
      rest.remove_prefix(at);  // behind the fraction of a second
    }
    if (error != std::errc{} || !rest.starts_with(unit)) return std::string(duration);
    rest.remove_prefix(1);
    text += fmt::format("{}{:02}", text.empty() ? "" : ":", number);
  }
  return text;
}

std::string value_of(const pugi::xml_node& cell) {
  const std::string type = attribute(cell, "value-type");
  if (type == "float" || type == "percentage" || type == "currency")
    return attribute(cell, "value");
  if (type == "time") return clock_of(attribute(cell, "time-value"));
  if (type == "error") return {};  // a formula that failed states nothing
  if (type != "date") return paragraphs_of(cell);
  std::string date = attribute(cell, "date-value");
  std::ranges::replace(date, 'T', ' ');
  return date;
}

std::size_t number_of(const pugi::xml_node& node, std::string_view name) {
  const std::string text = attribute(node, name);
  std::size_t number = 1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::max<std::size_t>(1, number);
}

// Repeated cells with a text are written out; a file that repeats more of them is not what a person
// has typed.
constexpr std::size_t kMostRepeated = 1'000;

std::vector<SheetCell> cells_of(const pugi::xml_node& row) {
  std::vector<SheetCell> cells;
  std::size_t column = 0;
  for (const pugi::xml_node& cell : row.children()) {
    if (!is_named(cell, "table-cell") && !is_named(cell, "covered-table-cell")) continue;
    const std::size_t times = number_of(cell, "number-columns-repeated");
    const std::string text = value_of(cell);
    const bool one_column = number_of(cell, "number-columns-spanned") == 1;
    const std::size_t rows = one_column ? number_of(cell, "number-rows-spanned") : 1;
    for (std::size_t i = 0; !text.empty() && i < std::min(times, kMostRepeated); ++i)
      cells.push_back({column + i, text, rows});
    column += times;
  }
  return cells;
}

// Rows may be grouped, and those of the heading have a group of their own.
void add_rows(SheetCsv& csv, const pugi::xml_node& group, std::size_t& row) {
  for (const pugi::xml_node& node : group.children()) {
    if (is_named(node, "table-row")) {
      const std::vector<SheetCell> cells = cells_of(node);
      const std::size_t times = number_of(node, "number-rows-repeated");
      for (std::size_t i = 0; !cells.empty() && i < std::min(times, kMostRepeated); ++i)
        csv.add_row(row + i, cells);
      row += times;
    } else if (is_named(node, "table-rows") || is_named(node, "table-row-group") ||
               is_named(node, "table-header-rows")) {
      add_rows(csv, node, row);
    }
  }
}

class Ods final : public WorkbookReader {
 public:
  explicit Ods(const ZipArchive& archive) : content_(archive, kContent) {
    const pugi::xml_node book = child(child(content_.root(), "body"), "spreadsheet");
    for (const pugi::xml_node& table : book.children()) {
      if (!is_named(table, "table")) continue;
      sheets_.push_back({attribute(table, "name")});
      tables_.push_back(table);
    }
  }

  [[nodiscard]] const std::vector<Sheet>& sheets() const override { return sheets_; }

  [[nodiscard]] std::string csv(std::size_t sheet) const override {
    SheetCsv csv;
    std::size_t row = 0;
    add_rows(csv, tables_.at(sheet), row);
    return csv.text();
  }

 private:
  SheetXml content_;
  std::vector<Sheet> sheets_;
  std::vector<pugi::xml_node> tables_;
};

}  // namespace

std::unique_ptr<WorkbookReader> ods_workbook(const ZipArchive& archive) {
  constexpr std::string_view kType = "application/vnd.oasis.opendocument.spreadsheet";
  if (!archive.has("mimetype") || !archive.has(kContent) ||
      !archive.read("mimetype").starts_with(kType))
    return nullptr;
  return std::make_unique<Ods>(archive);
}

}  // namespace outagedb
