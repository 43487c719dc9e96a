#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace outagedb {

// Rows of whole numbers in memory that statements read as a table: `INSERT … SELECT` from it writes
// millions of rows in one run of one statement, at a third of the time that a bound statement for
// each row takes. It is an eponymous virtual table (https://www.sqlite.org/vtab.html): it stands
// in no schema and is gone with this object. Rows are given in the order in which they were added.
class MemoryTable {
 public:
  // `name` must be free in the connection; `columns` are names with commas between them.
  MemoryTable(SQLite::Database& db, const std::string& name, const std::string& columns);
  ~MemoryTable();  // after the statements that read it
  MemoryTable(const MemoryTable&) = delete;
  MemoryTable& operator=(const MemoryTable&) = delete;

  // One row; as many values as there are columns.
  template <typename... Values>
  void add(Values... values) {
    (cells_.push_back(values), ...);
  }
  void clear() { cells_.clear(); }
  [[nodiscard]] bool empty() const noexcept { return cells_.empty(); }
  [[nodiscard]] std::size_t rows() const noexcept { return cells_.size() / width_; }
  [[nodiscard]] std::int64_t cell(std::size_t row, std::size_t column) const {
    return cells_[row * width_ + column];
  }
  [[nodiscard]] const std::string& declaration() const noexcept { return declaration_; }

 private:
  SQLite::Database& db_;
  std::string name_;
  std::string declaration_;
  std::size_t width_;
  std::vector<std::int64_t> cells_;
};

}  // namespace outagedb
