#include <charconv>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "input/workbooks/serial_time.hpp"
#include "input/workbooks/sheet_xml.hpp"
#include "input/workbooks/workbook.hpp"

// Office Open XML (ECMA-376), as Excel, LibreOffice and Google Sheets write it.
namespace outagedb {
namespace {

using Place = std::pair<std::size_t, std::size_t>;  // row, column, counted from 0

// "B3" is row 2, column 1.
std::optional<Place> place_of(std::string_view reference) {
  constexpr std::size_t kMostColumns = 16'384;
  std::size_t at = 0;
  std::size_t column = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at) {
    column = column * 26 + static_cast<std::size_t>(reference[at] - 'A') + 1;
    if (column > kMostColumns) return {};
  }
  constexpr std::size_t kMostRows = 1'048'576;
  std::size_t row = 0;
  const auto [end, error] =
      std::from_chars(reference.data() + at, reference.data() + reference.size(), row);
  if (error != std::errc{} || end != reference.data() + reference.size() || column == 0 ||
      row == 0 || row > kMostRows)
    return {};
  return Place(row - 1, column - 1);
}

// Rich text is in several runs; phonetic guides are no part of it.
std::string text_of(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& part : item.children()) {
    if (is_named(part, "t")) text += part.text().get();
    if (is_named(part, "r")) text += child(part, "t").text().get();
  }
  return text;
}

// "worksheets/sheet1.xml" beside "xl/workbook.xml" is "xl/worksheets/sheet1.xml".
std::string beside(std::string_view file, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  return std::string(file.substr(0, file.rfind('/') + 1)) + std::string(target);
}

class Xlsx final : public WorkbookReader {
 public:
  Xlsx(const ZipArchive& archive, const std::string& file) : archive_(archive) {
    const SheetXml book(archive, file);
    const pugi::xml_node root = book.root();
    from_1904_ = child(root, "workbookPr").attribute("date1904").as_bool();
    const auto slash = file.rfind('/') + 1;
    const std::string relations = file.substr(0, slash) + "_rels/" + file.substr(slash) + ".rels";
    std::map<std::string, std::string> targets;
    const SheetXml links(archive, relations);
    for (const pugi::xml_node& link : links.root().children()) {
      const std::string target = beside(file, link.attribute("Target").value());
      const std::string_view type = link.attribute("Type").value();
      targets.emplace(link.attribute("Id").value(), target);
      if (type.ends_with("/sharedStrings")) read_texts(target);
      if (type.ends_with("/styles")) read_styles(target);
    }
    for (const pugi::xml_node& sheet : child(root, "sheets").children()) {
      const auto target = targets.find(attribute(sheet, "id"));
      if (target == targets.end() || !archive.has(target->second)) continue;
      if (target->second.find("chartsheet") != std::string::npos) continue;
      sheets_.push_back(
          {sheet.attribute("name").value(),
           std::string_view(sheet.attribute("state").as_string("visible")) != "visible"});
      files_.push_back(target->second);
    }
  }

  [[nodiscard]] const std::vector<Sheet>& sheets() const override { return sheets_; }

  [[nodiscard]] std::string csv(std::size_t sheet) const override {
    const SheetXml xml(archive_, files_.at(sheet));
    const std::map<Place, std::size_t> merged = merged_down(child(xml.root(), "mergeCells"));
    SheetCsv csv;
    std::size_t row = 0;
    for (const pugi::xml_node& line : child(xml.root(), "sheetData").children()) {
      // A row or a cell without its number follows the one before.
      if (const auto number = line.attribute("r").as_uint(); number > row) row = number - 1;
      std::vector<SheetCell> cells;
      for (const pugi::xml_node& cell : line.children()) {
        const auto place = place_of(cell.attribute("r").value());
        const std::size_t next = cells.empty() ? 0 : cells.back().column + 1;
        const std::size_t column = place && place->second >= next ? place->second : next;
        const auto rows = merged.find({row, column});
        cells.push_back({column, value_of(cell), rows == merged.end() ? 1 : rows->second});
      }
      csv.add_row(row++, std::move(cells));
    }
    return csv.text();
  }

 private:
  void read_texts(const std::string& file) {
    const SheetXml xml(archive_, file);
    for (const pugi::xml_node& item : xml.root().children()) texts_.push_back(text_of(item));
  }

  void read_styles(const std::string& file) {
    const SheetXml xml(archive_, file);
    std::map<unsigned, NumberMeaning> own;
    for (const pugi::xml_node& format : child(xml.root(), "numFmts").children()) {
      own.emplace(format.attribute("numFmtId").as_uint(),
                  meaning_of_format(std::string_view(format.attribute("formatCode").value())));
    }
    for (const pugi::xml_node& style : child(xml.root(), "cellXfs").children()) {
      const unsigned id = style.attribute("numFmtId").as_uint();
      const auto found = own.find(id);
      meanings_.push_back(found == own.end() ? meaning_of_format(id) : found->second);
    }
  }

  // How many rows a cell spans that is merged with others of its column only: a heading above
  // several columns belongs to the first of them.
  static std::map<Place, std::size_t> merged_down(const pugi::xml_node& list) {
    std::map<Place, std::size_t> merged;
    for (const pugi::xml_node& range : list.children()) {
      const std::string_view reference = range.attribute("ref").value();
      const auto colon = reference.find(':');
      if (colon == std::string_view::npos) continue;
      const auto from = place_of(reference.substr(0, colon));
      const auto until = place_of(reference.substr(colon + 1));
      if (from && until && from->second == until->second && until->first > from->first)
        merged.emplace(*from, until->first - from->first + 1);
    }
    return merged;
  }

  [[nodiscard]] std::string value_of(const pugi::xml_node& cell) const {
    const std::string_view type = cell.attribute("t").as_string("n");
    if (type == "inlineStr") return text_of(child(cell, "is"));
    std::string text = child(cell, "v").text().get();
    if (text.empty()) return text;
    if (type == "s") {
      const std::size_t at = child(cell, "v").text().as_uint();
      return at < texts_.size() ? texts_[at] : std::string();
    }
    if (type == "b") return text == "0" ? "FALSE" : "TRUE";
    if (type == "e") return {};  // a formula that failed, such as #N/A, states nothing
    if (type != "n") return text;
    const std::size_t style = cell.attribute("s").as_uint();
    const auto meaning = style < meanings_.size() ? meanings_[style] : NumberMeaning::number;
    return text_of_number(text, meaning, from_1904_);
  }

  const ZipArchive& archive_;
  bool from_1904_ = false;
  std::vector<Sheet> sheets_;
  std::vector<std::string> files_;       // of the sheets
  std::vector<std::string> texts_;       // shared by cells
  std::vector<NumberMeaning> meanings_;  // of the styles of cells
};

// The part that the package names as its main document; empty if it is not a workbook.
std::string main_part(const ZipArchive& archive) {
  if (!archive.has("_rels/.rels")) return {};
  const SheetXml links(archive, "_rels/.rels");
  for (const pugi::xml_node& link : links.root().children()) {
    if (!std::string_view(link.attribute("Type").value()).ends_with("/officeDocument")) continue;
    std::string file = beside("", link.attribute("Target").value());
    return file.find("workbook") != std::string::npos && archive.has(file) ? file : std::string();
  }
  return {};
}

}  // namespace

std::unique_ptr<WorkbookReader> xlsx_workbook(const ZipArchive& archive) {
  const std::string file = main_part(archive);
  return file.empty() ? nullptr : std::make_unique<Xlsx>(archive, file);
}

}  // namespace outagedb
