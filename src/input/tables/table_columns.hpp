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

// Maps our column names to the columns of a table, by its header or by a mapping.
class TableColumns {
 public:
  // Throws RecordError if the header lacks a column of the mapping or names one twice.
  TableColumns(std::span<const std::string_view> header, const TableMapping& mapping);

  [[nodiscard]] std::size_t size() const noexcept { return columns_.size(); }
  [[nodiscard]] std::size_t width() const noexcept { return width_; }  // of the table
  [[nodiscard]] const std::string& name(std::size_t n) const { return columns_[n].name; }
  [[nodiscard]] bool has(std::string_view name) const { return index(name) < size(); }
  [[nodiscard]] std::size_t index(std::string_view name) const;  // size() if absent
  // What has no effect in the table or the mapping.
  [[nodiscard]] const std::vector<std::string>& notes() const noexcept { return notes_; }

  // Whether the row states nothing.
  [[nodiscard]] bool is_empty(std::span<const std::string_view> row) const;
  // The row's text in the n-th of our columns; the row has width() fields. Invalidated by forget().
  // Throws RecordError for a number that is not a time.
  [[nodiscard]] std::string_view text(std::size_t n, std::span<const std::string_view> row);
  void forget() { made_.clear(); }

 private:
  struct Column {
    std::string name;
    std::size_t at = 0;             // index in the table
    std::vector<std::size_t> more;  // indices of the columns joined to it
    const std::string* constant = nullptr;
    const std::map<std::string, std::string>* values = nullptr;
    bool is_time = false;   // its numbers have a unit
    bool has_unit = false;  // a duration, likewise
  };

  void add_mapped(const TableMapping::Column& mapped, const std::vector<std::string>& theirs,
                  std::vector<bool>& used);
  void sort_names();
  void note_values_without_column();
  void add(std::string name, std::size_t at, const std::string* constant);
  [[nodiscard]] std::string_view stated(const Column& column,
                                        std::span<const std::string_view> row);
  [[nodiscard]] bool is_missing(std::string_view text) const;

  const TableMapping& mapping_;
  std::size_t width_;
  std::vector<Column> columns_;
  std::vector<std::size_t> by_name_;  // column indices, sorted by name
  std::vector<std::string> notes_;
  std::deque<std::string> made_;  // texts that differ from those in the row
};

}  // namespace outagedb
