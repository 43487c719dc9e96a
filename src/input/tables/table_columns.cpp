#include "input/tables/table_columns.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"
#include "input/records/fields.hpp"
#include "input/tables/duration_units.hpp"
#include "input/tables/heading_meanings.hpp"
#include "input/tables/time_numbers.hpp"

namespace outagedb {
namespace {

using Names = std::vector<std::string>;

Names names_of(std::span<const std::string_view> header) {
  Names names;
  for (const auto field : header) {
    std::string name = lower_ascii(trim(field));
    if (name.empty()) name = "column " + std::to_string(names.size() + 1);
    names.push_back(std::move(name));
  }
  return names;
}

std::size_t find(const Names& names, const std::string& column) {
  const auto named = std::find(names.begin(), names.end(), lower_ascii(column));
  if (named == names.end()) {
    std::string known;
    constexpr std::size_t kTold = 40;
    for (std::size_t i = 0; i < std::min(names.size(), kTold); ++i)
      known += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > kTold) known += " …";
    throw RecordError("the header has no column '" + column + "'", "its columns are " + known);
  }
  if (std::find(named + 1, names.end(), *named) != names.end()) {
    throw RecordError("the header names the column '" + column + "' twice",
                      "give every column its own name");
  }
  return static_cast<std::size_t>(named - names.begin());
}

}  // namespace

TableColumns::TableColumns(std::span<const std::string_view> header, const TableMapping& mapping)
    : mapping_(mapping), width_(header.size()) {
  const Names theirs = names_of(header);
  std::vector<bool> used(theirs.size());
  for (const auto& mapped : mapping.columns) add_mapped(mapped, theirs, used);
  for (const auto& [field, text] : mapping.constants) add(field, 0, &text);
  const auto filled = static_cast<std::ptrdiff_t>(columns_.size());
  for (std::size_t at = 0; at < theirs.size(); ++at) {
    if (used[at]) continue;
    std::string name = theirs[at] == "reports" ? "user_reports" : theirs[at];
    const bool mapped = std::any_of(columns_.begin(), columns_.begin() + filled,
                                    [&](const Column& column) { return column.name == name; });
    if (mapped) {
      notes_.push_back("column '" + theirs[at] +
                       "' is ignored: the mapping fills that field from elsewhere");
    } else {
      add(std::move(name), at, nullptr);
    }
  }
  sort_names();
  note_values_without_column();
}

// "Date + Time" is two columns, unless the header has one of that name.
void TableColumns::add_mapped(const TableMapping::Column& mapped, const Names& theirs,
                              std::vector<bool>& used) {
  constexpr std::string_view kJoin = " + ";
  std::vector<std::size_t> places;
  std::string_view rest = mapped.column;
  const bool whole = std::find(theirs.begin(), theirs.end(), lower_ascii(rest)) != theirs.end();
  for (auto plus = rest.find(kJoin); !whole && plus != std::string_view::npos;
       plus = rest.find(kJoin)) {
    places.push_back(find(theirs, std::string(trim(rest.substr(0, plus)))));
    rest.remove_prefix(plus + kJoin.size());
  }
  places.push_back(find(theirs, std::string(trim(rest))));
  for (const std::size_t at : places) used[at] = true;
  add(mapped.field, places.front(), nullptr);
  columns_.back().more.assign(places.begin() + 1, places.end());
}

// A header may name a hundred thousand columns.
void TableColumns::sort_names() {
  by_name_.resize(columns_.size());
  std::iota(by_name_.begin(), by_name_.end(), std::size_t{0});
  const auto name_of = [&](std::size_t n) -> const std::string& { return columns_[n].name; };
  std::ranges::sort(by_name_, {}, name_of);
  if (std::ranges::adjacent_find(by_name_, {}, name_of) != by_name_.end())
    throw RecordError("the header names a column twice", "give every column its own name");
}

void TableColumns::note_values_without_column() {
  for (const auto& [field, values] : mapping_.values) {
    const std::size_t at = index(field);
    if (at == size() || columns_[at].constant != nullptr)
      notes_.push_back("the mapping's values for '" + field +
                       "' are not used: no column fills this field");
  }
}

void TableColumns::add(std::string name, std::size_t at, const std::string* constant) {
  Column& column = columns_.emplace_back();
  column.at = at;
  column.constant = constant;
  if (constant == nullptr) {
    const auto values = mapping_.values.find(name);
    if (values != mapping_.values.end()) column.values = &values->second;
    column.is_time = mapping_.numbers != TableMapping::Numbers::undeclared && is_time_field(name);
    column.has_unit = name == "duration" && !mapping_.duration_unit.empty();
  }
  column.name = std::move(name);
}

std::size_t TableColumns::index(std::string_view name) const {
  const auto found = std::ranges::lower_bound(
      by_name_, name, {}, [&](std::size_t n) -> std::string_view { return columns_[n].name; });
  return found != by_name_.end() && columns_[*found].name == name ? *found : size();
}

bool TableColumns::is_missing(std::string_view text) const {
  return std::find(mapping_.missing.begin(), mapping_.missing.end(), text) !=
         mapping_.missing.end();
}

// Spreadsheets end files with rows of separators only.
bool TableColumns::is_empty(std::span<const std::string_view> row) const {
  return std::all_of(row.begin(), row.end(), [&](std::string_view field) {
    const auto text = trim(field);
    return text.empty() || is_missing(text);
  });
}

// The texts of joined columns with a space between them.
std::string_view TableColumns::stated(const Column& column, std::span<const std::string_view> row) {
  if (column.more.empty()) return row[column.at];
  std::string text(trim(row[column.at]));
  for (const std::size_t at : column.more) {
    const auto part = trim(row[at]);
    if (!part.empty()) text.append(text.empty() ? "" : " ").append(part);
  }
  return made_.emplace_back(std::move(text));
}

std::string_view TableColumns::text(std::size_t n, std::span<const std::string_view> row) {
  const Column& column = columns_[n];
  if (column.constant != nullptr) return *column.constant;
  const std::string_view stated = this->stated(column, row);
  if (column.values == nullptr && !column.is_time && !column.has_unit && mapping_.missing.empty())
    return stated;
  const auto plain = trim(stated);
  if (is_missing(plain)) return {};
  if (column.values != nullptr) {
    const auto meaning = column.values->find(std::string(plain));
    if (meaning != column.values->end()) return meaning->second;
  }
  if (column.has_unit && !plain.empty())
    return made_.emplace_back(with_unit(plain, mapping_.duration_unit));
  if (!column.is_time) return stated;
  return made_.emplace_back(with_numbers_read(column.name, plain, mapping_.numbers));
}

}  // namespace outagedb
