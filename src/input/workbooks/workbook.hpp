#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "input/workbooks/zip_archive.hpp"

namespace outagedb {

// A spreadsheet file, whose sheets are read as CSV: the text of each cell is what a person would
// type into it, with dates and times in ISO 8601.
class WorkbookReader {
 public:
  struct Sheet {
    std::string name;
    bool hidden = false;
  };

  WorkbookReader() = default;
  virtual ~WorkbookReader() = default;
  WorkbookReader(const WorkbookReader&) = delete;
  WorkbookReader& operator=(const WorkbookReader&) = delete;

  // In the order of the file.
  [[nodiscard]] virtual const std::vector<Sheet>& sheets() const = 0;
  // Line N of the result is row N of the sheet. Throws Error if the sheet cannot be read.
  [[nodiscard]] virtual std::string csv(std::size_t sheet) const = 0;
};

// Null if the archive is not a workbook of that kind; the archive must outlive it. Throws Error if
// it is damaged.
[[nodiscard]] std::unique_ptr<WorkbookReader> xlsx_workbook(const ZipArchive& archive);
[[nodiscard]] std::unique_ptr<WorkbookReader> ods_workbook(const ZipArchive& archive);

// What a zip archive contains: the CSV of a workbook's sheet, or else its only file.
struct Unpacked {
  std::string bytes;
  std::string note;  // which of several sheets was read; empty if there is only one
};
// The sheet is a name or a number counted from 1; if empty, it is the first sheet that is not
// hidden and has a row below its first. Throws Error, with the names in the hint, if there is no
// such sheet, or if the archive holds several files.
[[nodiscard]] Unpacked unpacked(const ZipArchive& archive, const std::string& sheet);

// For an input that is not a workbook: throws Error if a sheet is named.
void require_no_sheet(const std::string& sheet);

struct SheetCell {
  std::size_t column = 0;  // counted from 0
  std::string text;
  std::size_t rows = 1;  // more if it is merged with the cells below it, which have the same text
};

// Writes the rows of a sheet as CSV, all with the same number of cells, and an empty line for each
// row without cells.
class SheetCsv {
 public:
  // row: counted from 0, ascending. Cells ascend by column.
  void add_row(std::size_t row, std::vector<SheetCell> cells);
  // Throws Error if the text is longer than ZipArchive::kMostBytes.
  [[nodiscard]] std::string text() const;

 private:
  struct Row {
    std::size_t number;
    std::size_t last_column;
    std::string text;
  };
  std::vector<Row> rows_;
  // By column: the text of a merged cell, and the row after it.
  std::map<std::size_t, std::pair<std::string, std::size_t>> merged_;
};

}  // namespace outagedb
