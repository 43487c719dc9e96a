#pragma once

#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/table_mapping.hpp"
#include "model/sink.hpp"

namespace outagedb {

// The columns of a table under our names: as the header has them, or as a mapping says.
class TableColumns {
 public:
  // Throws RecordError where the header lacks what the mapping reads, or names a column twice.
  TableColumns(std::span<const std::string_view> header, const TableMapping& mapping);

  [[nodiscard]] std::size_t size() const noexcept { return columns_.size(); }
  [[nodiscard]] std::size_t width() const noexcept { return width_; }  // of the table
  [[nodiscard]] const std::string& name(std::size_t n) const { return columns_[n].name; }
  [[nodiscard]] bool has(std::string_view name) const { return index(name) < size(); }
  [[nodiscard]] std::size_t index(std::string_view name) const;  // size() where there is none
  // What of the table, or of the mapping, has no effect.
  [[nodiscard]] const std::vector<std::string>& notes() const noexcept { return notes_; }

  // Nothing is stated in the row.
  [[nodiscard]] bool is_empty(std::span<const std::string_view> row) const;
  // What the row says in the n-th of our columns; the row has width() fields. Void after forget().
  // Throws RecordError for a number that is no time.
  [[nodiscard]] std::string_view text(std::size_t n, std::span<const std::string_view> row);
  void forget() { made_.clear(); }

 private:
  struct Column {
    std::string name;
    std::size_t at = 0;  // in the table
    const std::string* constant = nullptr;
    const std::map<std::string, std::string>* values = nullptr;
    bool is_time = false;
  };

  void sort_names();
  void note_values_without_column();
  void add(std::string name, std::size_t at, const std::string* constant);
  [[nodiscard]] bool is_missing(std::string_view text) const;

  const TableMapping& mapping_;
  std::size_t width_;
  std::vector<Column> columns_;
  std::vector<std::size_t> by_name_;  // the columns in the order of their names
  std::vector<std::string> notes_;
  std::deque<std::string> made_;  // texts that do not stand in the row as they are
};

}  // namespace outagedb
